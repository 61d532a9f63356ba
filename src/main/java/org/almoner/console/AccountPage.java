package org.almoner.console;

import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.endpoint.EndpointCheck;
import org.almoner.endpoint.Endpoints;
import org.almoner.event.EventTallies;
import org.almoner.event.EventTallies.Tally;
import org.almoner.retention.RetentionTerms;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** All about an account, and the check of its endpoint. Costs four calls to the org. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}")
class AccountPage {

	private final PageAccounts pages;

	private final GatewayAccounts accounts;

	private final EventTallies tallies;

	private final Endpoints endpoints;

	private final RetentionTerms retention;

	AccountPage(PageAccounts pages, GatewayAccounts accounts, EventTallies tallies, Endpoints endpoints,
			RetentionTerms retention) {
		this.pages = pages;
		this.accounts = accounts;
		this.tallies = tallies;
		this.endpoints = endpoints;
		this.retention = retention;
	}

	@GetMapping
	ModelAndView show(@PathVariable String key) {
		return page(this.pages.require(key));
	}

	/**
	 * Answers the page itself: a check may be repeated, and its findings fit no redirect.
	 */
	@PostMapping("/check")
	ModelAndView check(@PathVariable String key) {
		AccountKey known = this.pages.require(key).key();
		try {
			EndpointCheck check = this.endpoints.check(known);
			return page(this.pages.require(key)).addObject("check", check);
		}
		catch (RuntimeException ex) {
			return Attempt.troubled(AccountTrouble.orThrow(ex), page(this.pages.require(key)));
		}
	}

	/** For those who open the address of a check again. */
	@GetMapping("/check")
	String checked(@PathVariable String key) {
		return "redirect:/admin/accounts/" + PageAccounts.key(key);
	}

	private ModelAndView page(GatewayAccount account) {
		Map<AccountKey, Tally> counts = this.tallies.byAccount();
		return new ModelAndView("admin/account").addObject("account", AccountFacts.of(account))
			.addObject("tally", counts.getOrDefault(account.key(), Tally.NONE))
			.addObject("retention", this.retention.of(account.key()).orElse(null))
			.addObject("lastEvent",
					AccountMoment.of(this.accounts.lastEvents().get(account.key()), account.timeZone()));
	}

}
