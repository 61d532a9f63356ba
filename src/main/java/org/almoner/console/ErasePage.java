package org.almoner.console;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.UnreadableAccount;
import org.almoner.endpoint.Endpoints;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Erases credentials that can't be opened, once the account's name was typed, so that the
 * account can be connected again. Those that can be opened have {@link DisablePage}.
 */
@Controller
@ConditionalOnRole(Role.WEB)
class ErasePage {

	private final GatewayAccounts accounts;

	private final Endpoints endpoints;

	ErasePage(GatewayAccounts accounts, Endpoints endpoints) {
		this.accounts = accounts;
		this.endpoints = endpoints;
	}

	/**
	 * Erases.
	 * @throws NotFoundException when there is no account of the key that can't be opened
	 */
	@PostMapping("/admin/accounts/{key}/erase")
	String erase(@PathVariable String key, @RequestParam(defaultValue = "") String name, RedirectAttributes next) {
		UnreadableAccount account = require(PageAccounts.key(key));
		if (!name.strip().equals(account.name().strip())) {
			next.addFlashAttribute("eraseError", "Nothing was erased: type the account's name exactly as it stands.");
			return "redirect:/admin/accounts";
		}
		this.endpoints.disable(account.key());
		next.addFlashAttribute("message", "The credentials are erased. Switch the old endpoint off at the gateway, "
				+ "then connect the account again.");
		return "redirect:/admin/accounts/" + account.key();
	}

	private UnreadableAccount require(AccountKey key) {
		return this.accounts.unreadable()
			.stream()
			.filter((one) -> one.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new NotFoundException("There is no Gateway Account of that key that can't be opened."));
	}

}
