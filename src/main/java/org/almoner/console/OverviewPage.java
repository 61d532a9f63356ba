package org.almoner.console;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.almoner.account.AccountKey;
import org.almoner.payout.Payouts;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: whether all is well, and what came in. */
@Controller
@ConditionalOnRole(Role.WEB)
class OverviewPage {

	private final SiteStatus status;

	private final Charts charts;

	private final Payouts payouts;

	private final InstantSource time;

	OverviewPage(SiteStatus status, Charts charts, Payouts payouts, InstantSource time) {
		this.status = status;
		this.charts = charts;
		this.payouts = payouts;
		this.time = time;
	}

	@GetMapping("/admin")
	String overview(Model model, @RequestParam(required = false) @Nullable String account) {
		StatusView seen = this.status.now();
		show(model, seen);
		AccountKey key = (account != null && AccountKey.matches(account)) ? new AccountKey(account) : null;
		model.addAttribute("accounts", seen.accounts());
		model.addAttribute("account", (key == null) ? "" : key.value());
		model.addAttribute("charts", seen.salesforce().reachable() ? charts(key) : List.of());
		model.addAttribute("bank", seen.salesforce().reachable() ? bank() : List.of());
		return "admin/overview";
	}

	/** The lights alone, for a page that refreshes them. */
	@GetMapping("/admin/lights")
	String lights(Model model) {
		show(model, this.status.lately());
		return "admin/overview :: lights";
	}

	private void show(Model model, StatusView seen) {
		Instant now = this.time.instant();
		model.addAttribute("site", Lights.ofSite(seen, now));
		model.addAttribute("endpoints", Lights.ofAccounts(seen, now));
		model.addAttribute("reachable", seen.salesforce().reachable());
		model.addAttribute("asOf", Moments.utc(now));
		model.addAttribute("now", now.truncatedTo(ChronoUnit.SECONDS));
		model.addAttribute("version", seen.version());
	}

	/** What reached the bank; one call to the org. */
	private List<Light> bank() {
		YearMonth current = YearMonth.from(this.time.instant().atOffset(ZoneOffset.UTC));
		try {
			return List.of(PayoutLight.of(this.payouts.months(current.minusMonths(1), current, null)));
		}
		catch (SalesforceException ex) {
			return List.of();
		}
	}

	private List<Chart> charts(@Nullable AccountKey account) {
		try {
			return this.charts.of(account);
		}
		catch (SalesforceException ex) {
			return List.of();
		}
	}

}
