package org.almoner.console;

import org.almoner.account.GatewayAccount;
import org.almoner.endpoint.Endpoints;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a draft that nobody goes on with. Nothing else is lost with it. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/discard")
class DraftPage {

	private final PageAccounts pages;

	private final Endpoints endpoints;

	DraftPage(PageAccounts pages, Endpoints endpoints) {
		this.pages = pages;
		this.endpoints = endpoints;
	}

	/** For those who open the address of the form. */
	@GetMapping
	String back(@PathVariable String key) {
		return "redirect:/admin/accounts/" + PageAccounts.key(key);
	}

	@PostMapping
	String discard(@PathVariable String key, RedirectAttributes next) {
		GatewayAccount account = this.pages.require(key);
		try {
			this.endpoints.discard(account.key());
		}
		catch (RuntimeException ex) {
			next.addFlashAttribute("problem", AccountTrouble.orThrow(ex).words());
			return "redirect:/admin/accounts/" + account.key();
		}
		next.addFlashAttribute("message", "The draft is deleted.");
		return "redirect:/admin/accounts";
	}

}
