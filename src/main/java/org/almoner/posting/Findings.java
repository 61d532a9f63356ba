package org.almoner.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Plan;
import org.almoner.event.GatewayEvent;
import org.almoner.event.Settlement;
import org.almoner.gateway.Notice;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the admin what a batch brought to light: one entry a cause, not one an event. */
@Component
@ConditionalOnRole(Role.WORKER)
class Findings {

	private static final Logger log = LoggerFactory.getLogger(Findings.class);

	private static final String SOURCE = "Posting";

	private static final int NAMED_MAX = 50;

	private final GatewayLog gatewayLog;

	private final LastEvents lastEvents;

	private final NoticeBoard noticeBoard;

	private final PostingMeters meters;

	Findings(GatewayLog gatewayLog, LastEvents lastEvents, NoticeBoard noticeBoard, PostingMeters meters) {
		this.gatewayLog = gatewayLog;
		this.lastEvents = lastEvents;
		this.noticeBoard = noticeBoard;
		this.meters = meters;
	}

	/** Why the gateway was not asked for all that events lack. */
	void report(GatewayAccount account, List<Notice> notices) {
		this.noticeBoard.pin(account, notices);
	}

	void report(GatewayAccount account, Plan plan, ReadBatch read, Batch batch, List<Settlement> settlements) {
		failed(account, batch, settlements);
		corrected(account, plan);
		plan.misnamings().forEach((one) -> this.gatewayLog.write(Misnamings.entry(account, one)));
		read.concerns()
			.forEach((kind, reason) -> this.gatewayLog
				.write(LogEntry.of(Level.WARNING, SOURCE, kind, reason).account(account.key().value())));
		log.info("Worked {} events of account {}: {} changes, {}", settlements.size(), account.key(),
				plan.changes().size(), outcomes(settlements));
		this.lastEvents.note(account, batch);
		this.meters.count(batch, settlements);
	}

	private static Map<String, Long> outcomes(List<Settlement> settlements) {
		return settlements.stream()
			.collect(Collectors.groupingBy((settlement) -> settlement.getClass().getSimpleName(), TreeMap::new,
					Collectors.counting()));
	}

	private void failed(GatewayAccount account, Batch batch, List<Settlement> settlements) {
		Map<String, GatewayEvent> events = batch.byRecord();
		Map<String, List<String>> byReason = new TreeMap<>();
		settlements.forEach((settlement) -> {
			GatewayEvent event = events.get(settlement.id().value());
			if (settlement instanceof Settlement.Failed failed && event != null) {
				byReason.computeIfAbsent(failed.reason(), (reason) -> new ArrayList<>()).add(event.eventId());
			}
		});
		byReason.forEach((reason, ids) -> failed(account, reason, ids));
	}

	private void failed(GatewayAccount account, String reason, List<String> eventIds) {
		String first = eventIds.getFirst();
		log.warn("{} events of account {} failed, the first is {}", eventIds.size(), account.key(), first);
		this.gatewayLog.write(LogEntry.of(Level.ERROR, SOURCE, "failed-event", "Events were not posted: " + reason)
			.detail("Each of these events is Failed and will not be tried again unless you replay it: "
					+ named(eventIds))
			.account(account.key().value())
			.object(first));
	}

	/** Says which fields of the gateway were changed in the org and written back. */
	void corrected(GatewayAccount account, Plan plan) {
		if (plan.corrections().isEmpty()) {
			return;
		}
		List<String> fields = plan.corrections()
			.stream()
			.map((one) -> one.key().kind().object() + " " + one.key().id() + " " + one.field())
			.toList();
		this.gatewayLog.write(LogEntry
			.of(Level.INFO, SOURCE, "corrected-fields",
					"Fields that are the gateway's were changed in Salesforce; they were written back")
			.detail(named(fields))
			.account(account.key().value()));
	}

	private static String named(List<String> all) {
		String some = String.join(", ", all.subList(0, Math.min(all.size(), NAMED_MAX)));
		return (all.size() <= NAMED_MAX) ? some : some + " and " + (all.size() - NAMED_MAX) + " more";
	}

}
