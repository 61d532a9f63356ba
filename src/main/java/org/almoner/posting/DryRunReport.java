package org.almoner.posting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.almoner.books.Change;
import org.almoner.books.Field;
import org.almoner.books.Plan;
import org.almoner.books.PresentRecord;
import org.almoner.books.Provenance;
import org.almoner.books.Reference;
import org.almoner.books.State;
import org.almoner.books.Written;
import org.almoner.gateway.Notice;
import org.almoner.posting.DryRun.FieldChange;
import org.almoner.posting.DryRun.Finding;
import org.almoner.posting.DryRun.Kind;
import org.almoner.posting.DryRun.RecordChange;
import org.jspecify.annotations.Nullable;

/** Puts a plan into words: now → then, because of which event. */
final class DryRunReport {

	private final State state;

	private final Plan plan;

	private final Set<Plan.Correction> corrections;

	DryRunReport(State state, Plan plan) {
		this.state = state;
		this.plan = plan;
		this.corrections = new HashSet<>(plan.corrections());
	}

	/** The records whose fields change. */
	List<RecordChange> records() {
		return this.plan.changes().stream().filter((change) -> !change.fields().isEmpty()).map(this::record).toList();
	}

	/** How many records change, but none of their fields. */
	int historyOnly() {
		return (int) this.plan.changes().stream().filter((change) -> change.fields().isEmpty()).count();
	}

	private RecordChange record(Change change) {
		Optional<PresentRecord> present = Optional.ofNullable(this.state.records().get(change.key()));
		Map<String, Written> written = Provenance.parse(change.provenance()).fields();
		List<FieldChange> fields = new ArrayList<>();
		change.fields().forEach((field, then) -> fields.add(field(change, field, then, present, written)));
		return new RecordChange(change.key().kind().object(), change.key().id(),
				present.map(PresentRecord::recordId).orElse(null), fields);
	}

	private FieldChange field(Change change, Field field, @Nullable String then, Optional<PresentRecord> present,
			Map<String, Written> written) {
		String now = present.map((record) -> record.values().get(field.apiName())).orElse(null);
		Written source = written.get(field.apiName());
		Set<String> because = (source != null) ? Set.of(source.stamp().eventId()) : change.causes();
		return new FieldChange(field.apiName(), now, then, because,
				this.corrections.contains(new Plan.Correction(change.key(), field.apiName())));
	}

	List<Finding> findings(ReadBatch read, Set<Reference> unknown, List<Notice> notices) {
		List<Finding> findings = new ArrayList<>();
		read.unreadable()
			.forEach((event, failure) -> findings
				.add(new Finding(Kind.UNREADABLE, event, failure.reason(), Set.of(event))));
		read.ignored()
			.forEach((event, ignored) -> findings
				.add(new Finding(Kind.IGNORED, event, ignored.reason(), Set.of(event))));
		this.plan.refusals()
			.forEach((one) -> findings.add(new Finding(Kind.DOES_NOT_FIT, one.key().id(), one.reason(), one.causes())));
		this.plan.misnamings()
			.forEach((one) -> findings
				.add(new Finding(Kind.MISNAMED_GIFT, one.payment(), Misnamings.sentences(one), Set.of())));
		this.plan.retirements()
			.forEach((one) -> findings.add(new Finding(Kind.SUPERSEDED_GIFT, one.recordId(),
					"This gift of Almoner's making would stand down for the gift " + one.heir()
							+ ", which its payment names.",
					one.causes())));
		unknown.forEach((one) -> findings.add(new Finding(Kind.UNKNOWN_NAME, one.name(),
				"Metadata names this " + one.object() + ", and the org does not have it, or has it twice.", Set.of())));
		notices.forEach((one) -> findings.add(new Finding(Kind.LOOK_UP, one.kind(), one.message(), Set.of())));
		return findings;
	}

}
