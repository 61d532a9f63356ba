package org.almoner.console;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.almoner.account.AccountKey;
import org.almoner.payout.Journal;
import org.almoner.payout.JournalEntry;
import org.almoner.payout.Payout;
import org.almoner.payout.PayoutLine;
import org.almoner.payout.Payouts;
import org.almoner.payout.Statements;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Payouts for spreadsheets and bookkeeping. What is long goes out page by page, so the
 * longest needs no more memory than one page. When the org stops answering in the midst
 * of it, the connection is cut: a browser says that the download failed, and nobody takes
 * a part for the whole.
 */
@Controller
@ConditionalOnRole(Role.WEB)
class PayoutDownloads {

	private static final List<String> LINES = List.of("payout_id", "arrival_date", "payout_currency",
			"balance_transaction_id", "type", "reporting_category", "date", "gross", "fee", "net", "currency",
			"given_amount", "given_currency", "exchange_rate", "charge_id", "refund_id", "dispute_id", "gift",
			"gift_salesforce_id", "campaign", "designation", "record", "salesforce_id");

	private static final List<String> JOURNAL = List.of("date", "account", "description", "debit", "credit", "currency",
			"reference", "campaign");

	private static final List<String> PAYOUTS = List.of("payout_id", "account", "arrival_date", "amount", "currency",
			"status", "reconciliation_status", "reconciliation_balance", "reconciled_at", "automatic", "salesforce_id");

	private final PagePayouts found;

	private final Payouts payouts;

	private final Statements statements;

	private final InstantSource time;

	PayoutDownloads(PagePayouts found, Payouts payouts, Statements statements, InstantSource time) {
		this.found = found;
		this.payouts = payouts;
		this.statements = statements;
		this.time = time;
	}

	/** One row a line; a call for each 2,000, and one for the payout. */
	@GetMapping("/admin/payouts/{account}/{payout}/lines.csv")
	void lines(@PathVariable String account, @PathVariable String payout, HttpServletResponse response)
			throws IOException {
		Payout of = this.found.require(account, payout);
		// before the answer begins: what fails here is still told on a page
		List<PayoutLine> page = this.statements.lines(of, null, Statements.PAGE);
		Csv csv = Csv.download(response, "payout-" + of.payoutId() + "-lines", LINES);
		while (!page.isEmpty()) {
			for (PayoutLine line : page) {
				write(csv, of, line);
			}
			csv.end();
			page = (page.size() < Statements.PAGE) ? List.of()
					: this.statements.lines(of, page.getLast().id(), Statements.PAGE);
		}
		csv.end();
	}

	/** Debits and credits that are equal to the cent; three calls. */
	@GetMapping("/admin/payouts/{account}/{payout}/journal.csv")
	void journal(@PathVariable String account, @PathVariable String payout,
			@RequestParam(defaultValue = "false") boolean campaigns, HttpServletResponse response) throws IOException {
		Payout of = this.found.require(account, payout);
		List<JournalEntry> entries = Journal.of(this.statements.of(of), campaigns);
		Csv csv = Csv.download(response, "payout-" + of.payoutId() + "-journal", JOURNAL);
		for (JournalEntry entry : entries) {
			csv.row(of.arrival(), entry.account(), entry.description(), filled(entry.debit(), of),
					filled(entry.credit(), of), of.currency(), of.payoutId(), entry.campaign());
		}
		csv.end();
	}

	/** The payouts of a month, one a row; a call for each 2,000. */
	@GetMapping("/admin/payouts.csv")
	void month(@RequestParam(required = false) @Nullable String month, @RequestParam(defaultValue = "") String account,
			HttpServletResponse response) throws IOException {
		YearMonth shown = PayoutPages.month(month, YearMonth.from(this.time.instant().atOffset(ZoneOffset.UTC)));
		AccountKey key = AccountKey.matches(account) ? new AccountKey(account) : null;
		List<Payout> page = this.payouts.pageOfMonth(shown, key, null, Statements.PAGE);
		Csv csv = Csv.download(response, "payouts-" + shown, PAYOUTS);
		while (!page.isEmpty()) {
			for (Payout one : page) {
				write(csv, one);
			}
			csv.end();
			page = (page.size() < Statements.PAGE) ? List.of()
					: this.payouts.pageOfMonth(shown, key, page.getLast().id(), Statements.PAGE);
		}
		csv.end();
	}

	private static void write(Csv csv, Payout payout, PayoutLine line) throws IOException {
		PayoutLine.Settled settled = line.settled();
		PayoutLine.References ids = line.references();
		PayoutLine.Links links = line.links();
		Optional<PayoutLine.Link> gift = Optional.ofNullable(links.gift());
		csv.row(payout.payoutId(), payout.arrival(), payout.currency(), ids.balanceTransaction(), line.kind().type(),
				line.kind().category(), line.day(), Amounts.exact(settled.gross(), settled.currency()),
				Amounts.exact(settled.fee(), settled.currency()), Amounts.exact(settled.net(), settled.currency()),
				settled.currency(), Amounts.exact(line.given().amount(), line.given().currency()),
				line.given().currency(), line.given().rate(), ids.charge(), ids.refund(), ids.dispute(),
				gift.map(PayoutLine.Link::name).orElse(null), gift.map((one) -> one.id().value()).orElse(null),
				links.campaign(), links.designation(), line.name(), line.id().value());
	}

	private static void write(Csv csv, Payout one) throws IOException {
		Payout.Reconciliation books = one.reconciliation();
		csv.row(one.payoutId(), one.accountName(), one.arrival(), Amounts.exact(one.amount(), one.currency()),
				one.currency(), one.status(), PayoutMark.books(books).word(),
				Amounts.exact(books.balance(), one.currency()), books.at(), one.automatic(), one.id().value());
	}

	/** An empty cell for zero: an entry is a debit or a credit. */
	private static @Nullable BigDecimal filled(BigDecimal amount, Payout payout) {
		return (amount.signum() == 0) ? null : Amounts.exact(amount, payout.currency());
	}

}
