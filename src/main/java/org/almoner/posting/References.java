package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.books.Reference;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;

/**
 * The org's own records that a charity names in metadata: a campaign by id or by its
 * exact and unique name, a contact or an account by id. Answers are remembered for some
 * minutes, since the same few campaigns are named again and again.
 */
class References {

	private static final int REMEMBERED_MAX = 5000;

	private static final Duration FRESH = Duration.ofMinutes(10);

	/** Shorter: who adds what was missing replays the events at once. */
	private static final Duration FRESH_IF_UNKNOWN = Duration.ofMinutes(1);

	/** The first three characters of every record id of an object. */
	private static final Map<String, String> PREFIXES = Map.of("Campaign", "701", "Contact", "003", "Account", "001");

	private final SalesforceOperations salesforce;

	private final Consumer<Reference> unknown;

	private final InstantSource time;

	private final Map<Reference, Answer> remembered = new ConcurrentHashMap<>();

	/**
	 * References.
	 * @param unknown told of each reference that does not lead to one record
	 */
	References(SalesforceOperations salesforce, Consumer<Reference> unknown, InstantSource time) {
		this.salesforce = salesforce;
		this.unknown = unknown;
		this.time = time;
	}

	private record Answer(Optional<String> id, Instant until) {
	}

	/**
	 * The record ids of those references that lead to one record.
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	Map<Reference, String> resolve(Set<Reference> references) {
		Instant now = this.time.instant();
		references.stream()
			.filter((reference) -> !isFresh(this.remembered.get(reference), now))
			.collect(Collectors.groupingBy(Reference::object))
			.forEach((object, asked) -> ask(object, asked, now));
		Map<Reference, String> resolved = new HashMap<>();
		references.forEach((reference) -> answer(reference).ifPresent((id) -> resolved.put(reference, id)));
		return resolved;
	}

	private static boolean isFresh(@Nullable Answer answer, Instant now) {
		return answer != null && answer.until().isAfter(now);
	}

	private Optional<String> answer(Reference reference) {
		Answer answer = this.remembered.get(reference);
		return (answer != null) ? answer.id() : Optional.empty();
	}

	private void ask(String object, List<Reference> asked, Instant now) {
		if (this.remembered.size() > REMEMBERED_MAX) {
			this.remembered.clear();
		}
		List<Row> rows = Stream.concat(byId(object, asked).stream(), byName(object, asked).stream()).toList();
		asked.forEach((reference) -> {
			Optional<String> id = find(reference, rows);
			this.remembered.put(reference, new Answer(id, now.plus(id.isPresent() ? FRESH : FRESH_IF_UNKNOWN)));
			if (id.isEmpty()) {
				this.unknown.accept(reference);
			}
		});
	}

	private List<Row> byId(String object, Collection<Reference> asked) {
		List<String> ids = asked.stream()
			.filter(References::isId)
			.map((one) -> caseSensitive(one.name()))
			.distinct()
			.toList();
		return ids.isEmpty() ? List.of() : query(object, "Id", ids);
	}

	private List<Row> byName(String object, Collection<Reference> asked) {
		List<String> names = asked.stream().filter((one) -> !isId(one)).map(Reference::name).distinct().toList();
		return (names.isEmpty() || !object.equals("Campaign")) ? List.of() : query(object, "Name", names);
	}

	private List<Row> query(String object, String field, List<String> values) {
		String select = "SELECT Id, Name FROM " + object + " WHERE ";
		return Soql.parts(values)
			.stream()
			.flatMap((part) -> this.salesforce.query(select + Soql.in(field, part)).stream())
			.toList();
	}

	/**
	 * An id of another object is no id of this one: the org would refuse the whole row.
	 */
	private static boolean isId(Reference reference) {
		return RecordId.matches(reference.name())
				&& reference.name().startsWith(PREFIXES.getOrDefault(reference.object(), "?"));
	}

	/** The first 15 characters; the last three only repeat their case. */
	private static String caseSensitive(String id) {
		return id.substring(0, 15);
	}

	private static Optional<String> find(Reference reference, List<Row> rows) {
		List<String> ids = rows.stream()
			.filter((row) -> isId(reference) ? row.requiredId().value().startsWith(caseSensitive(reference.name()))
					: row.text("Name").filter(reference.name()::equals).isPresent())
			.map((row) -> row.requiredId().value())
			.distinct()
			.toList();
		return (ids.size() == 1) ? Optional.of(ids.getFirst()) : Optional.empty();
	}

}
