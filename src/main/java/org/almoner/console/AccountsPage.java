package org.almoner.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.EventTallies;
import org.almoner.event.EventTallies.Tally;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of Gateway Accounts. Costs four calls to the org. */
@Controller
@ConditionalOnRole(Role.WEB)
class AccountsPage {

	private final GatewayAccounts accounts;

	private final EventTallies tallies;

	AccountsPage(GatewayAccounts accounts, EventTallies tallies) {
		this.accounts = accounts;
		this.tallies = tallies;
	}

	/**
	 * An account in the list.
	 *
	 * @param lastEvent when its last event was; null before the first
	 */
	record Line(AccountFacts account, Tally tally, @Nullable AccountMoment lastEvent) {
	}

	@GetMapping("/admin/accounts")
	String list(Model model) {
		try {
			model.addAttribute("accounts", lines());
			model.addAttribute("unreadable", this.accounts.unreadable());
		}
		catch (SalesforceException ex) {
			model.addAttribute("problem", AccountTrouble.orThrow(ex).words());
		}
		return "admin/accounts";
	}

	private List<Line> lines() {
		List<GatewayAccount> known = this.accounts.list();
		Map<AccountKey, Instant> last = known.isEmpty() ? Map.of() : this.accounts.lastEvents();
		Map<AccountKey, Tally> counts = known.isEmpty() ? Map.of() : this.tallies.byAccount();
		return known.stream()
			.map((account) -> new Line(AccountFacts.of(account), counts.getOrDefault(account.key(), Tally.NONE),
					AccountMoment.of(last.get(account.key()), account.timeZone())))
			.toList();
	}

}
