package org.almoner.console;

import java.util.Arrays;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.event.EventTrail;
import org.almoner.event.EventTrail.Trace;
import org.almoner.queue.Lanes;
import org.almoner.queue.Lanes.LaneStatus;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The third step of the set-up: a test event goes the whole way. What is known of it is
 * in the address, so the page can be left, opened again and sent to a colleague.
 */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/test")
class TestEventPage {

	private final PageAccounts pages;

	private final TestEvents events;

	private final EventTrail trail;

	private final Lanes lanes;

	TestEventPage(PageAccounts pages, TestEvents events, EventTrail trail, Lanes lanes) {
		this.pages = pages;
		this.events = events;
		this.trail = trail;
		this.lanes = lanes;
	}

	@GetMapping
	String show(@PathVariable String key, @RequestParam(defaultValue = "") String event,
			@RequestParam(defaultValue = "") String refused, Model model) {
		GatewayAccount account = this.pages.known(key);
		model.addAttribute("account", AccountFacts.of(account));
		model.addAttribute("key", key);
		if (TestEvents.isId(event)) {
			model.addAttribute("way", way(account.key(), event, 0));
		}
		else {
			answer(refused).ifPresent((answer) -> model.addAttribute("way", TestWay.refused(answer)));
		}
		return "admin/account-test";
	}

	/** The way alone, for pages that look again by themselves. */
	@GetMapping("/way")
	String look(@PathVariable String key, @RequestParam String event, @RequestParam(defaultValue = "0") int looks,
			Model model) {
		if (!TestEvents.isId(event)) {
			throw new NotFoundException("There is no such test event.");
		}
		model.addAttribute("key", key);
		model.addAttribute("way", way(PageAccounts.key(key), event, Math.clamp(looks, 0, TestWay.LOOKS)));
		return "admin/account-parts :: way";
	}

	@PostMapping
	String send(@PathVariable String key) {
		GatewayAccount account = this.pages.require(key);
		TestEvents.Sent sent = this.events.send(account);
		String what = (sent.answer() == DoorAnswer.ARRIVED) ? "?event=" + sent.eventId() : "?refused=" + sent.answer();
		return "redirect:/admin/accounts/" + account.key() + "/test" + what;
	}

	private TestWay way(AccountKey account, String eventId, int looks) {
		String problem = null;
		Optional<Trace> trace = Optional.empty();
		try {
			trace = this.trail.find(account, eventId);
		}
		catch (SalesforceException ex) {
			problem = AccountTrouble.orThrow(ex).words();
		}
		try {
			return TestWay.of(eventId, trace, problem, lane(account), null, looks);
		}
		catch (QueueException ex) {
			return TestWay.of(eventId, trace, problem, null,
					"Redis can't be asked now; the event is taken from Salesforce later, by the sweep.", looks);
		}
	}

	private @Nullable LaneStatus lane(AccountKey account) {
		return this.lanes.status()
			.stream()
			.filter((lane) -> lane.lane().equals(account.value()))
			.findFirst()
			.orElse(null);
	}

	private static Optional<DoorAnswer> answer(String name) {
		return Arrays.stream(DoorAnswer.values())
			.filter((answer) -> answer != DoorAnswer.ARRIVED && answer.name().equals(name))
			.findFirst();
	}

}
