package org.almoner.console;

import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.event.EventTrail;
import org.almoner.event.EventTrail.Trace;
import org.almoner.gateway.Gateway;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last step of the set-up: what happens next, and the first event of the gateway. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/done")
class DonePage {

	/** Ten seconds between two looks: a quarter of an hour, at one call each. */
	private static final int LOOKS = 90;

	private final PageAccounts pages;

	private final EventTrail trail;

	DonePage(PageAccounts pages, EventTrail trail) {
		this.pages = pages;
		this.trail = trail;
	}

	/**
	 * The first event, or the wait for it.
	 *
	 * @param event its gateway's id; null before it came
	 * @param sentence what there is to say
	 * @param waiting whether the page goes on looking by itself
	 * @param looks how often was looked already
	 */
	record First(@Nullable String event, String sentence, boolean waiting, int looks) {

		static First of(Trace trace) {
			return new First(trace.eventId(), "The first event is here: " + trace.type() + ", " + trace.status() + ".",
					false, 0);
		}

		static First waiting(String sentence, int looks) {
			return new First(null, sentence, looks < LOOKS, looks);
		}

	}

	@GetMapping
	String show(@PathVariable String key, Model model) {
		model.addAttribute("account", AccountFacts.of(this.pages.require(key)));
		fill(model, key, 0);
		return "admin/account-done";
	}

	/** The wait alone, for pages that look again by themselves. */
	@GetMapping("/first")
	String look(@PathVariable String key, @RequestParam(defaultValue = "0") int looks, Model model) {
		fill(model, key, Math.clamp(looks, 0, LOOKS));
		return "admin/account-parts :: first";
	}

	private void fill(Model model, String key, int looks) {
		model.addAttribute("key", key);
		model.addAttribute("first", first(PageAccounts.key(key), looks));
	}

	private First first(AccountKey account, int looks) {
		try {
			Optional<Trace> trace = this.trail.firstNotOf(Gateway.TEST_TYPE, account);
			return trace.map(First::of).orElseGet(() -> First.waiting("No event of the gateway has come yet.", looks));
		}
		catch (SalesforceException ex) {
			return First.waiting(AccountTrouble.orThrow(ex).words(), looks);
		}
	}

}
