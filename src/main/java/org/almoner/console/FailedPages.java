package org.almoner.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.almoner.account.AccountException;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.ReplayableEvents;
import org.almoner.event.ReplayableEvent;
import org.almoner.job.Job;
import org.almoner.posting.DryRuns;
import org.almoner.posting.ReplayException;
import org.almoner.posting.Replays;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Failed events by cause, what a replay of them would change, and the replay itself. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/failed")
class FailedPages {

	private static final int SHOWN_MAX = 1000;

	private final ReplayableEvents events;

	private final GatewayAccounts accounts;

	private final DryRuns dryRuns;

	private final Replays replays;

	FailedPages(ReplayableEvents events, GatewayAccounts accounts, DryRuns dryRuns, Replays replays) {
		this.events = events;
		this.accounts = accounts;
		this.dryRuns = dryRuns;
		this.replays = replays;
	}

	@GetMapping
	String failed(Model model) {
		try {
			List<ReplayableEvent> failed = this.events.failed(SHOWN_MAX);
			model.addAttribute("groups", FailedGroup.of(failed, failed.isEmpty() ? Map.of() : names()));
			model.addAttribute("isPartial", failed.size() == SHOWN_MAX);
		}
		catch (SalesforceException ex) {
			model.addAttribute("problem", away(ex));
		}
		return "admin/failed";
	}

	private Map<String, String> names() {
		return this.accounts.list()
			.stream()
			.collect(Collectors.toUnmodifiableMap((account) -> account.key().value(), GatewayAccount::name));
	}

	// by POST for what was ticked on a form; it changes nothing, so a link may ask too
	@RequestMapping(path = "/dry-run", method = { RequestMethod.GET, RequestMethod.POST })
	String dryRun(@ModelAttribute("form") ReplayForm form, Model model) {
		model.addAttribute("run", this.dryRuns.of(form.order()));
		return "admin/dry-run";
	}

	@PostMapping("/replay")
	String replay(@ModelAttribute("form") ReplayForm form, RedirectAttributes flash) {
		Job job = this.replays.order(form.order());
		flash.addFlashAttribute("message", "The replay is ordered.");
		return "redirect:/admin/jobs/" + job.id();
	}

	@ExceptionHandler({ SalesforceException.class, QueueException.class, AccountException.class, ReplayException.class,
			BadBodyException.class })
	String problem(RuntimeException ex, RedirectAttributes flash) {
		flash.addFlashAttribute("problem", sentence(ex));
		return "redirect:/admin/failed";
	}

	private static String sentence(RuntimeException ex) {
		return switch (ex) {
			case SalesforceException away -> away(away);
			case QueueException away -> "Redis does not answer, so nothing was ordered. Try again in a minute.";
			case AccountException.Inactive inactive ->
				inactive.getMessage() + ": its events can't be replayed until it is connected again.";
			default -> String.valueOf(ex.getMessage());
		};
	}

	private static String away(SalesforceException ex) {
		return "Salesforce does not answer now (" + ex.code() + "), so the events can't be asked for. They are safe;"
				+ " load this page again in a minute.";
	}

}
