package org.almoner.console;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.posting.MirroredRecord;
import org.almoner.posting.RecordArchive;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Why a record says what it says, field by field. */
@Controller
@ConditionalOnRole(Role.WEB)
class RecordPages {

	private final RecordArchive records;

	private final GatewayAccounts accounts;

	private final SalesforceOperations salesforce;

	private final GatewayLog log;

	private final InstantSource time;

	RecordPages(RecordArchive records, GatewayAccounts accounts, SalesforceOperations salesforce, GatewayLog log,
			InstantSource time) {
		this.records = records;
		this.accounts = accounts;
		this.salesforce = salesforce;
		this.log = log;
		this.time = time;
	}

	@GetMapping("/admin/records/{object}/{id}")
	String one(@PathVariable String object, @PathVariable String id, Model model, HttpServletResponse response) {
		return one(object, id, false, model, response);
	}

	/** Shows personal data once; each time is an entry of the Gateway Log. */
	@PostMapping("/admin/records/{object}/{id}/personal")
	String unveiled(@PathVariable String object, @PathVariable String id, Model model, HttpServletResponse response) {
		return one(object, id, true, model, response);
	}

	private String one(String object, String id, boolean personal, Model model, HttpServletResponse response) {
		try {
			Optional<MirroredRecord> record = RecordId.matches(id) ? this.records.find(object, new RecordId(id))
					: Optional.empty();
			if (record.isEmpty()) {
				response.setStatus(HttpStatus.NOT_FOUND.value());
				return "admin/missing";
			}
			if (personal) {
				note(record.get());
			}
			fill(record.get(), personal, model);
			return "admin/record";
		}
		catch (SalesforceException ex) {
			model.addAttribute("problem", "Salesforce can't be asked now, so this page shows nothing of it: "
					+ ex.getMessage() + ". Try again later.");
			return "admin/missing";
		}
	}

	private void fill(MirroredRecord record, boolean personal, Model model) {
		AccountKey account = record.account();
		ZoneId zone = Optional.ofNullable(account)
			.flatMap(this.accounts::find)
			.map(GatewayAccount::timeZone)
			.orElse(ZoneOffset.UTC);
		model.addAttribute("record", RecordLine.of(record, null, this.salesforce));
		model.addAttribute("account", (account == null) ? null : account.value());
		model.addAttribute("gatewayId", record.gatewayId());
		model.addAttribute("fields", FieldStory.of(record, zone, personal));
		model.addAttribute("told",
				record.provenance()
					.events()
					.stream()
					.map((event) -> new FieldStory.Cause(event.eventId(), ShownMoment.of(event.at(), zone)))
					.distinct()
					.toList());
		model.addAttribute("personal", personal);
	}

	private void note(MirroredRecord record) {
		LogEntry entry = LogEntry
			.of(Level.INFO, "Console", "personal-data",
					"The admin looked at the personal data of record " + record.id() + " of " + record.kind().object())
			.object(record.id() + " " + this.time.instant());
		AccountKey account = record.account();
		this.log.write((account == null) ? entry : entry.account(account.value()));
	}

}
