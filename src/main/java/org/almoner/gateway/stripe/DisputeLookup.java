package org.almoner.gateway.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.almoner.books.DisputeStatus;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * The money that disputes moved: an event may show its lines as ids, or not yet all of
 * them.
 *
 * @see <a href="https://docs.stripe.com/api/disputes/retrieve">
 * docs.stripe.com/api/disputes</a>
 */
final class DisputeLookup implements Lookup {

	private static final String PATH = "/v1/disputes/";

	private final DisputeReader reader = new DisputeReader();

	@Override
	public List<Fact> ask(List<Fact> batch, Inquiry inquiry) {
		return inquiry.each(wanted(batch),
				(path) -> inquiry.get(path).map((dispute) -> facts(dispute)).orElse(List.of()));
	}

	private List<Fact> facts(Snapshot dispute) {
		EventContext context = new LookedUp(dispute).context();
		return this.reader.lines(dispute)
			.stream()
			.flatMap((line) -> new LookedUp(line).stamped(List.of(this.reader.adjustment(dispute, line, context)))
				.stream())
			.toList();
	}

	private static Collection<String> wanted(List<Fact> batch) {
		Map<String, Set<String>> told = batch.stream()
			.filter((fact) -> fact.about().kind() == RecordKind.ADJUSTMENT && fact.source() == Source.BALANCE)
			.filter((fact) -> fact.traits().get(Trait.DISPUTE) != null)
			.collect(Collectors.groupingBy((fact) -> Objects.requireNonNull(fact.traits().get(Trait.DISPUTE)),
					Collectors.mapping((fact) -> fact.about().id(), Collectors.toCollection(HashSet::new))));
		return newest(batch).entrySet()
			.stream()
			.filter((one) -> told.getOrDefault(one.getKey(), Set.of()).size() < lines(one.getValue()))
			.map((one) -> PATH + URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8) + "#" + one.getValue())
			.toList();
	}

	/** The newest state of each dispute, as far as the batch tells. */
	private static Map<String, DisputeStatus> newest(List<Fact> batch) {
		Map<String, Fact> newest = new TreeMap<>();
		batch.stream()
			.filter((fact) -> fact.about().kind() == RecordKind.DISPUTE && fact.traits().get(Trait.STATUS) != null)
			.forEach((fact) -> newest.merge(fact.about().id(), fact,
					(one, other) -> (one.stamp().compareTo(other.stamp()) >= 0) ? one : other));
		return newest.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(one) -> DisputeStatus.valueOf(String.valueOf(one.getValue().traits().get(Trait.STATUS))),
					(one, other) -> one, TreeMap::new));
	}

	/** How many lines there should be: what was taken, and what was given back. */
	private static int lines(DisputeStatus status) {
		return switch (status) {
			case INQUIRY, CLOSED -> 0;
			case NEEDS_RESPONSE, UNDER_REVIEW, LOST -> 1;
			case WON -> 2;
		};
	}

}
