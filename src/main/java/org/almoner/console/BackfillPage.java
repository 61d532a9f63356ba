package org.almoner.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import org.almoner.account.GatewayAccount;
import org.almoner.job.Job;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.sweep.BackfillException;
import org.almoner.sweep.Backfills;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was before, fetched from one day to another of the account's time zone. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/backfill")
class BackfillPage {

	private final PageAccounts pages;

	private final Backfills backfills;

	BackfillPage(PageAccounts pages, Backfills backfills) {
		this.pages = pages;
		this.backfills = backfills;
	}

	@GetMapping
	ModelAndView ask(@PathVariable String key) {
		return page(this.pages.require(key), "", "");
	}

	@PostMapping
	ModelAndView order(@PathVariable String key, @RequestParam(defaultValue = "") String since,
			@RequestParam(defaultValue = "") String until) {
		GatewayAccount account = this.pages.require(key);
		LocalDate first = day(since);
		LocalDate last = day(until);
		if (first == null || (last == null && !until.isBlank()) || (last != null && last.isBefore(first))) {
			return refused(page(account, since, until).addObject("error",
					"Give the first day, and the last one if it is not today. The last day can't be before the first."),
					HttpStatus.UNPROCESSABLE_CONTENT);
		}
		try {
			Job job = this.backfills.order(account.key(), beginning(first, account),
					(last == null) ? null : beginning(last.plusDays(1), account));
			return new ModelAndView("redirect:/admin/jobs/" + job.id());
		}
		catch (BackfillException ex) {
			return refused(page(account, since, until).addObject("problem", ex.getMessage()),
					ex.isBusy() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
		}
		catch (RuntimeException ex) {
			AccountTrouble trouble = AccountTrouble.orThrow(ex);
			return refused(page(account, since, until).addObject("problem", trouble.words()), trouble.status());
		}
	}

	private static @Nullable LocalDate day(String text) {
		try {
			return LocalDate.parse(text.strip());
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static Instant beginning(LocalDate day, GatewayAccount account) {
		return day.atStartOfDay(account.timeZone()).toInstant();
	}

	private static ModelAndView page(GatewayAccount account, String since, String until) {
		return new ModelAndView("admin/account-backfill").addObject("account", AccountFacts.of(account))
			.addObject("since", since)
			.addObject("until", until);
	}

	private static ModelAndView refused(ModelAndView page, HttpStatus status) {
		page.setStatus(status);
		return page;
	}

}
