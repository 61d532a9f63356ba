package org.almoner.console;

import java.util.Locale;

import org.almoner.budget.Budget;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The org's API calls: who uses how many, and Almoner's share, which can be set here. */
@Controller
@ConditionalOnRole(Role.WEB)
class CallsPage {

	private final SiteStatus status;

	private final Budget budget;

	CallsPage(SiteStatus status, Budget budget) {
		this.status = status;
		this.budget = budget;
	}

	@GetMapping("/admin/calls")
	String calls(Model model) {
		StatusView seen = this.status.lately();
		StatusView.Budget ours = seen.budget();
		StatusView.Salesforce org = seen.salesforce();
		model.addAttribute("light", BudgetLight.of(ours));
		model.addAttribute("used", BudgetLight.used(ours));
		model.addAttribute("everybody", everybody(org));
		model.addAttribute("everybodyShare", (org.callLimit() > 0) ? org.callsUsed() * 100L / org.callLimit() : null);
		model.addAttribute("wait", BudgetLight.wait(ours));
		model.addAttribute("share", ours.share());
		return "admin/calls";
	}

	private static String everybody(StatusView.Salesforce org) {
		return (org.callLimit() <= 0) ? "Not known: Salesforce says it with each answer, and has not answered yet."
				: String.format(Locale.ENGLISH, "%,d of %,d calls used in 24 hours, by everybody in the org.",
						org.callsUsed(), org.callLimit());
	}

	@PostMapping("/admin/calls")
	String share(@RequestParam(defaultValue = "") String share, RedirectAttributes next) {
		String typed = share.strip();
		int percent = typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
		if (percent < Budget.SHARE_MIN || percent > Budget.SHARE_MAX) {
			next.addFlashAttribute("problem", "Nothing was changed: a share is a whole number from " + Budget.SHARE_MIN
					+ " to " + Budget.SHARE_MAX + ".");
			return "redirect:/admin/calls";
		}
		try {
			this.budget.share(percent);
			next.addFlashAttribute("message", "Almoner may use " + percent + " % of the org's API calls.");
		}
		catch (SalesforceException ex) {
			next.addFlashAttribute("problem", "Nothing was changed: Salesforce did not take it (" + ex.code()
					+ "). Where the object Gateway Setting is missing, deploy Almoner's metadata again.");
		}
		return "redirect:/admin/calls";
	}

}
