package org.almoner.console;

import org.almoner.account.GatewayAccount;
import org.almoner.retention.RetentionTerms;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long an account's payloads keep personal data. */
@Controller
@ConditionalOnRole(Role.WEB)
class RetentionPage {

	private final PageAccounts pages;

	private final RetentionTerms terms;

	RetentionPage(PageAccounts pages, RetentionTerms terms) {
		this.pages = pages;
		this.terms = terms;
	}

	@PostMapping("/admin/accounts/{key}/retention")
	String retain(@PathVariable String key, @RequestParam(defaultValue = "") String days, RedirectAttributes next) {
		GatewayAccount account = this.pages.require(key);
		String typed = days.strip();
		Integer number = number(typed);
		if (number == null && !typed.isEmpty()) {
			next.addFlashAttribute("problem", "Nothing was changed: days are a number from " + RetentionTerms.DAYS_MIN
					+ " to " + RetentionTerms.DAYS_MAX + ", or nothing for ever.");
		}
		else {
			this.terms.set(account.key(), number);
			next.addFlashAttribute("message", (number == null) ? "Personal data in payloads is kept for ever."
					: "Personal data in payloads is kept for " + number + " days. What is older goes next night.");
		}
		return "redirect:/admin/accounts/" + account.key();
	}

	private static @Nullable Integer number(String typed) {
		Integer number = typed.matches("\\d{1,4}") ? Integer.valueOf(typed) : null;
		return (number != null && RetentionTerms.isPossible(number)) ? number : null;
	}

}
