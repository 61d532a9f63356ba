package org.almoner.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.almoner.event.PayloadErasures.Outcome;
import org.almoner.event.PayloadErasures.Whole;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;

/**
 * One erasure of some payloads. Of an event with a file the erased payload is written
 * first, into its field or a new file; then the old file goes; then the event is marked.
 * So at any moment there is a payload to work with, and no mark beside a whole one.
 */
final class PayloadEraser {

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"'(),:;]+@[^\\s@<>\"'(),:;]+");

	private static final String ERASED = "(erased)";

	private final SalesforceOperations salesforce;

	private final OverflowFiles files;

	private final Runnable beforeWrite;

	private final Instant now;

	private final List<Refused> refused = new ArrayList<>();

	PayloadEraser(SalesforceOperations salesforce, OverflowFiles files, Runnable beforeWrite, Instant now) {
		this.salesforce = salesforce;
		this.files = files;
		this.beforeWrite = beforeWrite;
		this.now = now;
	}

	Outcome erase(List<Whole> events, UnaryOperator<String> eraser) {
		Map<RecordId, List<RecordId>> documents = this.files.documents(events);
		List<Whole> plain = events.stream().filter((event) -> !documents.containsKey(event.id())).toList();
		List<Whole> filed = events.stream().filter((event) -> documents.containsKey(event.id())).toList();
		int erased = write(plain, (event) -> marked(field(event, eraser.apply(event.payload())))).size();
		if (!filed.isEmpty()) {
			erased += eraseFiled(filed, eraser, documents);
		}
		return new Outcome(erased, this.refused);
	}

	private int eraseFiled(List<Whole> events, UnaryOperator<String> eraser, Map<RecordId, List<RecordId>> documents) {
		Map<RecordId, String> payloads = new LinkedHashMap<>();
		this.files.read(events.stream().filter(Whole::overflow).map(Whole::id).toList())
			.forEach((id, payload) -> payloads.put(id, eraser.apply(payload)));
		List<Whole> replaced = new ArrayList<>(attach(
				events.stream().filter((event) -> !EventRows.fits(payloads.getOrDefault(event.id(), ""))).toList(),
				payloads));
		replaced.addAll(
				write(events.stream().filter((event) -> EventRows.fits(payloads.getOrDefault(event.id(), ""))).toList(),
						(event) -> field(event, payloads.getOrDefault(event.id(), eraser.apply(event.payload())))));
		List<Whole> clean = withoutFiles(replaced, documents);
		return write(clean, (event) -> {
			Row row = marked(withoutEmails(event));
			boolean isLong = !EventRows.fits(payloads.getOrDefault(event.id(), ""));
			return isLong ? row.with(EventRows.PAYLOAD, eraser.apply(event.payload())) : row;
		}).size();
	}

	/** New files for what is too long even without personal data. */
	private List<Whole> attach(List<Whole> events, Map<RecordId, String> payloads) {
		return saved(events, () -> this.files.attach(events, (event) -> payloads.getOrDefault(event.id(), "")));
	}

	private List<Whole> withoutFiles(List<Whole> events, Map<RecordId, List<RecordId>> documents) {
		List<RecordId> old = events.stream()
			.flatMap((event) -> documents.getOrDefault(event.id(), List.of()).stream())
			.toList();
		List<RecordId> left = new ArrayList<>();
		List<SaveOutcome> outcomes = call(old.isEmpty(), () -> this.salesforce.delete(old));
		for (int index = 0; index < outcomes.size(); index++) {
			if (outcomes.get(index) instanceof Refused no && !isGone(no)) {
				this.refused.add(no);
				left.add(old.get(index));
			}
		}
		return events.stream()
			.filter((event) -> documents.getOrDefault(event.id(), List.of()).stream().noneMatch(left::contains))
			.toList();
	}

	private static boolean isGone(Refused no) {
		return no.code().equals("ENTITY_IS_DELETED");
	}

	private List<Whole> write(List<Whole> events, Function<Whole, Row> row) {
		return saved(events, () -> this.salesforce.update(events.stream().map(row).toList()));
	}

	private List<Whole> saved(List<Whole> events, Supplier<List<SaveOutcome>> call) {
		List<Whole> saved = new ArrayList<>();
		List<SaveOutcome> outcomes = call(events.isEmpty(), call);
		for (int index = 0; index < outcomes.size(); index++) {
			switch (outcomes.get(index)) {
				case SaveOutcome.Saved done -> saved.add(events.get(index));
				case Refused no -> this.refused.add(no);
			}
		}
		return saved;
	}

	private List<SaveOutcome> call(boolean needless, Supplier<List<SaveOutcome>> call) {
		if (needless) {
			return List.of();
		}
		this.beforeWrite.run();
		return call.get();
	}

	private static Row field(Whole event, String payload) {
		return withoutEmails(event).with(EventRows.PAYLOAD, JsonText.forXml(payload)).with(EventRows.OVERFLOW, false);
	}

	/** What the org said of a failure may quote an address that it did not take. */
	private static Row withoutEmails(Whole event) {
		Row row = Row.of(EventRows.TYPE, event.id());
		String error = EMAIL.matcher(event.error()).replaceAll(ERASED);
		return error.equals(event.error()) ? row : row.with(EventRows.ERROR, error);
	}

	private Row marked(Row row) {
		return row.with(PayloadErasures.ERASED_AT, this.now);
	}

}
