package org.almoner.console;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.payout.Payout;
import org.almoner.payout.PayoutLine;
import org.almoner.payout.Statement;
import org.almoner.payout.Statements;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceOperations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The statement of a payout: four of the org's calls a page, whatever the payout's size,
 * and one more where it waits.
 */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/payouts/{account}/{payout}")
class StatementPages {

	private static final int LINES = 200;

	private final PagePayouts payouts;

	private final Statements statements;

	private final GatewayAccounts accounts;

	private final SalesforceOperations salesforce;

	StatementPages(PagePayouts payouts, Statements statements, GatewayAccounts accounts,
			SalesforceOperations salesforce) {
		this.payouts = payouts;
		this.statements = statements;
		this.accounts = accounts;
		this.salesforce = salesforce;
	}

	@GetMapping
	String statement(Model model, @PathVariable String account, @PathVariable String payout,
			@RequestParam(required = false) @Nullable String after) {
		RecordId place = Optional.ofNullable(after).filter(RecordId::matches).map(RecordId::new).orElse(null);
		return page(model, this.payouts.require(account, payout), place, LINES);
	}

	/** The same to be printed, with as many lines as a call brings. */
	@GetMapping("/print")
	String printed(Model model, @PathVariable String account, @PathVariable String payout) {
		model.addAttribute("printed", true);
		return page(model, this.payouts.require(account, payout), null, Statements.PAGE);
	}

	private String page(Model model, Payout payout, @Nullable RecordId after, int most) {
		Statement statement = this.statements.of(payout);
		List<PayoutLine> lines = this.statements.lines(payout, after, most);
		boolean hasMore = lines.size() == most && (after != null || statement.lines() > most);
		String org = this.salesforce.address().orElse(null);
		model.addAttribute("payout", PayoutView.of(payout));
		model.addAttribute("orgPage", (org == null) ? null : org + "/" + payout.id());
		model.addAttribute("failure", payout.failure());
		model.addAttribute("comparedAt",
				Optional.ofNullable(payout.reconciliation().at()).map(Moments::utc).orElse(null));
		model.addAttribute("advice", PayoutMark.advice(payout, canAsk(payout)));
		model.addAttribute("detail", Finding.of(payout.reconciliation().detail()));
		model.addAttribute("month", Optional.ofNullable(payout.arrival()).map(YearMonth::from).orElse(null));
		model.addAttribute("sums", StatementView.of(statement));
		model.addAttribute("waterfall", Waterfall.of(statement));
		model.addAttribute("lines", lines.stream().map((line) -> PayoutLineView.of(line, org)).toList());
		model.addAttribute("begun", after != null);
		model.addAttribute("next", hasMore ? lines.getLast().id().value() : null);
		return "admin/payout";
	}

	/** Asked only where it matters, for it is a call. */
	private boolean canAsk(Payout payout) {
		boolean waits = PayoutMark.books(payout.reconciliation()).word().equals("Waiting");
		return !waits || this.accounts.find(new AccountKey(payout.accountKey()))
			.filter((account) -> account.credentials().optionalApiKey().isPresent())
			.isPresent();
	}

}
