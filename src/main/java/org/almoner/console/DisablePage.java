package org.almoner.console;

import org.almoner.account.GatewayAccount;
import org.almoner.endpoint.Endpoints;
import org.almoner.event.EventTallies;
import org.almoner.event.EventTallies.Tally;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of an account's events, once its name was typed. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/disable")
class DisablePage {

	private final PageAccounts pages;

	private final Endpoints endpoints;

	private final EventTallies tallies;

	DisablePage(PageAccounts pages, Endpoints endpoints, EventTallies tallies) {
		this.pages = pages;
		this.endpoints = endpoints;
		this.tallies = tallies;
	}

	@GetMapping
	ModelAndView ask(@PathVariable String key) {
		return page(this.pages.require(key));
	}

	@PostMapping
	ModelAndView disable(@PathVariable String key, @RequestParam(defaultValue = "") String name,
			RedirectAttributes next) {
		GatewayAccount account = this.pages.require(key);
		if (!name.strip().equals(account.name().strip())) {
			return Attempt
				.refused(page(account).addObject("error", "Type the account's name exactly as it stands above."));
		}
		return Attempt.of(() -> this.endpoints.disable(account.key()), () -> page(account), () -> {
			next.addFlashAttribute("message",
					"The account is disabled: its credentials are erased, and it takes no events.");
			return new ModelAndView("redirect:/admin/accounts/" + account.key());
		});
	}

	private ModelAndView page(GatewayAccount account) {
		return new ModelAndView("admin/account-disable").addObject("account", AccountFacts.of(account))
			.addObject("tally", tally(account));
	}

	/** What is under way; null where the org can't say. */
	private @Nullable Tally tally(GatewayAccount account) {
		try {
			return this.tallies.byAccount().getOrDefault(account.key(), Tally.NONE);
		}
		catch (SalesforceException ex) {
			return null;
		}
	}

}
