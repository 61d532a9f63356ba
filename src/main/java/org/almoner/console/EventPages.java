package org.almoner.console;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.EventArchive;
import org.almoner.event.EventPage;
import org.almoner.event.EventStatus;
import org.almoner.event.StoredEvent;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.posting.MirroredRecord;
import org.almoner.posting.RecordArchive;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The stored events: all that meet a filter, and the story of one. */
@Controller
@ConditionalOnRole(Role.WEB)
class EventPages {

	private static final int LINES = 50;

	private static final String AWAY = "Salesforce can't be asked now, so this page shows nothing of it: ";

	private final EventArchive events;

	private final EventSearch search;

	private final EventReport report;

	private final GatewayAccounts accounts;

	private final SalesforceOperations salesforce;

	private final GatewayLog log;

	private final InstantSource time;

	EventPages(EventArchive events, RecordArchive records, EventReport report, GatewayAccounts accounts,
			SalesforceOperations salesforce, GatewayLog log, InstantSource time) {
		this.events = events;
		this.search = new EventSearch(records);
		this.report = report;
		this.accounts = accounts;
		this.salesforce = salesforce;
		this.log = log;
		this.time = time;
	}

	@GetMapping("/admin/events")
	String list(@ModelAttribute("filter") EventFilter filter, Model model) {
		if (!filter.isPersonal()) {
			return page(filter, model);
		}
		blank(model);
		model.addAttribute("problem", "An e-mail address is searched for with the form below alone, which keeps it "
				+ "out of addresses, histories and logs.");
		return "admin/events";
	}

	/**
	 * Answers what tells of a person itself, so that it is in no address, history or log
	 * of one; all else has an address that can be kept.
	 */
	@PostMapping("/admin/events")
	String search(@ModelAttribute("filter") EventFilter filter, Model model) {
		return filter.isPersonal() ? page(filter, model) : "redirect:" + filter.address();
	}

	private static void blank(Model model) {
		model.addAttribute("statuses", List.of(EventStatus.values()));
		model.addAttribute("accounts", List.of());
		model.addAttribute("found", List.of());
		show(EventPage.EMPTY, Map.of(), model);
	}

	private String page(EventFilter filter, Model model) {
		blank(model);
		try {
			fill(filter, model);
		}
		catch (IllegalArgumentException ex) {
			model.addAttribute("problem", "The filter can't be used: " + ex.getMessage() + ".");
		}
		catch (SalesforceException ex) {
			model.addAttribute("problem", AWAY + ex.getMessage() + ". Events still arrive, and wait.");
		}
		return "admin/events";
	}

	private void fill(EventFilter filter, Model model) {
		Map<AccountKey, GatewayAccount> known = new LinkedHashMap<>();
		this.accounts.list().forEach((account) -> known.put(account.key(), account));
		model.addAttribute("accounts", List.copyOf(known.values()));
		Optional<String> wanted = filter.search();
		if (wanted.isEmpty()) {
			show(this.events.list(filter.query(null, LINES)), known, model);
			return;
		}
		List<AccountKey> asked = filter.accountKey().map(List::of).orElse(List.copyOf(known.keySet()));
		EventSearch.Found found = this.search.find(asked, wanted.get());
		EventPage page = this.events.list(filter.query(found.among(), LINES));
		List<MirroredRecord> records = found.records().isEmpty() ? this.search.near(page.events(), wanted.get())
				: found.records();
		model.addAttribute("found", records.stream().map((one) -> RecordLine.of(one, null, this.salesforce)).toList());
		model.addAttribute("partial", found.partial());
		show(page, known, model);
	}

	private static void show(EventPage page, Map<AccountKey, GatewayAccount> known, Model model) {
		model.addAttribute("events", page.events().stream().map((event) -> EventLine.of(event, known)).toList());
		EventPage.Mark next = page.next();
		model.addAttribute("next", (next == null) ? null : next.toString());
	}

	@GetMapping("/admin/events/{account}/{eventId}")
	String one(@PathVariable String account, @PathVariable String eventId, Model model, HttpServletResponse response) {
		return one(account, eventId, false, model, response);
	}

	/** Shows personal data once; each time is an entry of the Gateway Log. */
	@PostMapping("/admin/events/{account}/{eventId}/personal")
	String unveiled(@PathVariable String account, @PathVariable String eventId, Model model,
			HttpServletResponse response) {
		return one(account, eventId, true, model, response);
	}

	private String one(String account, String eventId, boolean personal, Model model, HttpServletResponse response) {
		try {
			Optional<StoredEvent> event = AccountKey.matches(account)
					? this.events.find(new AccountKey(account), eventId) : Optional.empty();
			if (event.isEmpty()) {
				return missing(response);
			}
			if (personal) {
				note(event.get());
			}
			model.addAttribute("event", this.report.of(event.get(), personal));
			return "admin/event";
		}
		catch (SalesforceException ex) {
			model.addAttribute("problem", AWAY + ex.getMessage() + ". Try again later.");
			return "admin/missing";
		}
	}

	private static String missing(HttpServletResponse response) {
		response.setStatus(HttpStatus.NOT_FOUND.value());
		return "admin/missing";
	}

	private void note(StoredEvent event) {
		this.log.write(LogEntry
			.of(Level.INFO, "Console", "personal-data",
					"The admin looked at the personal data of event " + event.eventId())
			.account(event.account().value())
			.event(event.id())
			.object(event.eventId() + " " + this.time.instant()));
	}

}
