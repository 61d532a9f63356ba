package org.almoner.console;

import org.almoner.account.GatewayAccount;
import org.almoner.endpoint.Endpoints;
import org.almoner.endpoint.Repair;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The repair of an endpoint: first what would be done, then, if the admin says so, it.
 */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/repair")
class RepairPage {

	private final PageAccounts pages;

	private final Endpoints endpoints;

	RepairPage(PageAccounts pages, Endpoints endpoints) {
		this.pages = pages;
		this.endpoints = endpoints;
	}

	@GetMapping
	ModelAndView plan(@PathVariable String key) {
		GatewayAccount account = this.pages.require(key);
		ModelAndView page = new ModelAndView("admin/account-repair").addObject("account", AccountFacts.of(account));
		try {
			return page.addObject("plan", this.endpoints.repair(account.key(), true));
		}
		catch (RuntimeException ex) {
			return Attempt.troubled(AccountTrouble.orThrow(ex), page);
		}
	}

	@PostMapping
	String repair(@PathVariable String key, RedirectAttributes next) {
		GatewayAccount account = this.pages.require(key);
		try {
			Repair repair = this.endpoints.repair(account.key(), false);
			boolean healed = repair.after().findings().isEmpty();
			next.addFlashAttribute(healed ? "message" : "problem", healed ? "The endpoint is repaired."
					: "The repair is done, and the check after it still finds something, as said below.");
		}
		catch (RuntimeException ex) {
			next.addFlashAttribute("problem", AccountTrouble.orThrow(ex).words());
		}
		return "redirect:/admin/accounts/" + account.key();
	}

}
