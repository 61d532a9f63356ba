package org.almoner.console;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.almoner.account.AccountKey;
import org.almoner.payout.Payout;
import org.almoner.payout.PayoutLine;
import org.almoner.payout.Payouts;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Payouts by month, and one with what it is made of. */
@Controller
@ConditionalOnRole(Role.WEB)
class PayoutPages {

	private static final int MOST = 1_000;

	private static final int PAYOUT_ID = 200;

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

	private final Payouts payouts;

	private final InstantSource time;

	PayoutPages(Payouts payouts, InstantSource time) {
		this.payouts = payouts;
		this.time = time;
	}

	/** A payout as it is shown. */
	record Shown(String id, String account, String amount, @Nullable LocalDate arrival, Mark status, Mark books,
			String balance, String link) {
	}

	/** A word with its colour and what it means. */
	record Mark(String style, String word, String meaning) {
	}

	/** A line as it is shown. */
	record ShownLine(String name, String type, String status, String reference, List<String> amounts,
			@Nullable Instant moment, String at) {
	}

	@GetMapping("/admin/payouts")
	String payouts(Model model, @RequestParam(required = false) @Nullable String month,
			@RequestParam(defaultValue = "") String account) {
		YearMonth shown = month(month);
		AccountKey key = AccountKey.matches(account) ? new AccountKey(account) : null;
		List<Payout> found = this.payouts.ofMonth(shown, key, MOST);
		model.addAttribute("month", MONTH.format(shown));
		model.addAttribute("before", shown.minusMonths(1).toString());
		model.addAttribute("after", shown.plusMonths(1).toString());
		model.addAttribute("account", (key == null) ? null : key.value());
		model.addAttribute("payouts", found.stream().map(PayoutPages::shown).toList());
		model.addAttribute("totals", totals(found));
		model.addAttribute("cut", found.size() == MOST);
		return "admin/payouts";
	}

	@GetMapping("/admin/payouts/{account}/{payout}")
	String payout(Model model, @PathVariable String account, @PathVariable String payout) {
		if (!AccountKey.matches(account) || payout.length() > PAYOUT_ID) {
			throw new NotFoundException("There is no payout of that address.");
		}
		AccountKey key = new AccountKey(account);
		Payout found = this.payouts.find(key, payout)
			.orElseThrow(() -> new NotFoundException("There is no payout " + payout + " in Salesforce."));
		List<PayoutLine> lines = this.payouts.lines(key, payout, MOST);
		model.addAttribute("payout", shown(found));
		model.addAttribute("failure", found.failure());
		model.addAttribute("detail", found.reconciliation().detail());
		model.addAttribute("month", (found.arrival() == null) ? null : YearMonth.from(found.arrival()).toString());
		model.addAttribute("lines", lines.stream().map(PayoutPages::line).toList());
		model.addAttribute("cut", lines.size() == MOST);
		return "admin/payout";
	}

	private YearMonth month(@Nullable String month) {
		YearMonth current = YearMonth.from(this.time.instant().atOffset(ZoneOffset.UTC));
		try {
			YearMonth asked = (month == null) ? current : YearMonth.parse(month);
			boolean isSensible = asked.getYear() >= 2000 && asked.getYear() < 3000;
			return isSensible ? asked : current;
		}
		catch (DateTimeException ex) {
			return current;
		}
	}

	private static List<String> totals(List<Payout> payouts) {
		Map<String, BigDecimal> sums = new TreeMap<>();
		payouts.stream()
			.filter((payout) -> !List.of("Failed", "Canceled").contains(payout.status()))
			.forEach((payout) -> sums.merge(payout.currency(), payout.amount(), BigDecimal::add));
		return sums.entrySet().stream().map((sum) -> Amounts.of(sum.getValue(), sum.getKey())).toList();
	}

	private static Shown shown(Payout payout) {
		return new Shown(payout.payoutId(), payout.accountName(), Amounts.of(payout.amount(), payout.currency()),
				payout.arrival(), status(payout.status()), books(payout.reconciliation()),
				Amounts.of(payout.reconciliation().balance(), payout.currency()),
				UriComponentsBuilder.fromPath("/admin/payouts/{account}/{payout}")
					.encode()
					.buildAndExpand(payout.accountKey(), payout.payoutId())
					.toUriString());
	}

	private static Mark status(String status) {
		return switch (status) {
			case "Paid" -> new Mark("good", status, "The gateway says that it is in the bank.");
			case "Failed" -> new Mark("bad", status, "The bank sent it back; the money is at the gateway again.");
			case "Canceled" -> new Mark("off", status, "It was called back before it left.");
			case "In Transit" -> new Mark("off", status, "It is on its way to the bank.");
			default -> new Mark("off", status, "It has not left the gateway yet.");
		};
	}

	private static Mark books(Payout.Reconciliation reconciliation) {
		String status = reconciliation.status();
		return switch ((status == null) ? "Waiting" : status) {
			case "Reconciled" -> new Mark("good", "Reconciled", "Every line is in the books, and they tie.");
			case "Unreconciled" ->
				new Mark("bad", "Unreconciled", "The books do not tie with it: the balance is what is missing.");
			case "Not Reconcilable" -> new Mark("off", "Not Reconcilable",
					"The gateway does not say what it is made of, as it is for a payout made by hand.");
			default -> new Mark("warn", "Waiting", "Waiting: it has not been compared with the books yet.");
		};
	}

	private static ShownLine line(PayoutLine line) {
		Instant at = line.occurredAt();
		PayoutLine.Settled settled = line.settled();
		return new ShownLine(line.name(), line.type(), line.status(), line.reference(),
				List.of(Amounts.of(settled.gross(), line.currency()), Amounts.of(settled.fee(), line.currency()),
						Amounts.of(settled.net(), line.currency())),
				at, (at == null) ? "" : Moments.utc(at));
	}

}
