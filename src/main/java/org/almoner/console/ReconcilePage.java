package org.almoner.console;

import org.almoner.job.Job;
import org.almoner.payout.ReconciliationException;
import org.almoner.payout.Reconciliations;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The button of a statement that has a payout compared again. */
@Controller
@ConditionalOnRole(Role.WEB)
class ReconcilePage {

	private final Reconciliations reconciliations;

	ReconcilePage(Reconciliations reconciliations) {
		this.reconciliations = reconciliations;
	}

	@PostMapping("/admin/payouts/{account}/{payout}/reconcile")
	String order(@PathVariable String account, @PathVariable String payout, RedirectAttributes next) {
		try {
			Job job = this.reconciliations.order(PageAccounts.key(account), payout);
			return "redirect:/admin/jobs/" + job.id();
		}
		catch (ReconciliationException.NoSuchPayout ex) {
			throw new NotFoundException(String.valueOf(ex.getMessage()));
		}
		catch (ReconciliationException ex) {
			next.addFlashAttribute("problem", ex.getMessage());
			return "redirect:" + UriComponentsBuilder.fromPath("/admin/payouts/{account}/{payout}")
				.encode()
				.buildAndExpand(account, payout)
				.toUriString();
		}
	}

}
