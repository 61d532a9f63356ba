package org.almoner.console;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.almoner.account.AccountKey;
import org.almoner.payout.Payout;
import org.almoner.payout.Payouts;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Payouts by month; two of the org's calls a page. */
@Controller
@ConditionalOnRole(Role.WEB)
class PayoutPages {

	private static final int MOST = 1_000;

	private static final int MONTHS = 24;

	private final Payouts payouts;

	private final InstantSource time;

	PayoutPages(Payouts payouts, InstantSource time) {
		this.payouts = payouts;
		this.time = time;
	}

	@GetMapping("/admin/payouts")
	String payouts(Model model, @RequestParam(required = false) @Nullable String month,
			@RequestParam(defaultValue = "") String account) {
		YearMonth current = YearMonth.from(this.time.instant().atOffset(ZoneOffset.UTC));
		YearMonth shown = month(month, current);
		AccountKey key = AccountKey.matches(account) ? new AccountKey(account) : null;
		List<Payout> found = this.payouts.ofMonth(shown, key, MOST);
		model.addAttribute("month", PayoutMonthView.MONTH.format(shown));
		model.addAttribute("shown", shown.toString());
		model.addAttribute("before", shown.minusMonths(1).toString());
		model.addAttribute("after", shown.plusMonths(1).toString());
		model.addAttribute("account", (key == null) ? null : key.value());
		model.addAttribute("payouts", found.stream().map(PayoutView::of).toList());
		model.addAttribute("totals", totals(found));
		model.addAttribute("cut", found.size() == MOST);
		// a payout may be told of before it arrives
		model.addAttribute("months",
				this.payouts.months(current.minusMonths(MONTHS - 1L), current.plusMonths(1), key)
					.stream()
					.map(PayoutMonthView::of)
					.toList());
		return "admin/payouts";
	}

	/** A month as people type it; the current one for what is none. */
	static YearMonth month(@Nullable String month, YearMonth current) {
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
			.filter((payout) -> !payout.isReturned())
			.forEach((payout) -> sums.merge(payout.currency(), payout.amount(), BigDecimal::add));
		return sums.entrySet().stream().map((sum) -> Amounts.of(sum.getValue(), sum.getKey())).toList();
	}

}
