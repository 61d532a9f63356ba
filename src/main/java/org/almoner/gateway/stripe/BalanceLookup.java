package org.almoner.gateway.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import tools.jackson.databind.JsonNode;

/**
 * What payments and refunds cost and brought: events name the balance transaction and do
 * not show it.
 *
 * @see <a href="https://docs.stripe.com/api/balance_transactions/list">
 * docs.stripe.com/api/balance_transactions</a>
 */
final class BalanceLookup implements Lookup {

	private static final String PATH = "/v1/balance_transactions";

	private static final Set<RecordKind> SETTLED = Set.of(RecordKind.PAYMENT, RecordKind.REFUND);

	/** So few are asked one by one: a list would hardly be cheaper. */
	private static final int FEW = 3;

	private static final int PAGE = 100;

	private final BalanceTransactionReader reader = new BalanceTransactionReader();

	/**
	 * A payment or refund whose balance transaction is wanted.
	 *
	 * @param line the id of the balance transaction
	 * @param said when it was named: it is not younger
	 * @param occurred when it was made, where that is known: it is not older
	 */
	private record Wanted(RecordKey payment, String line, Instant said, Optional<Instant> occurred) {

		String path() {
			return pathOf(this.line);
		}

	}

	private static String pathOf(String line) {
		return PATH + "/" + URLEncoder.encode(line, StandardCharsets.UTF_8);
	}

	@Override
	public List<Fact> ask(List<Fact> batch, Inquiry inquiry) {
		Collection<Wanted> wanted = wanted(batch);
		List<Wanted> unknown = wanted.stream().filter((one) -> !inquiry.knows(one.path())).toList();
		if (unknown.size() > FEW) {
			inquiry.each(List.of(unknown), (all) -> list(all, inquiry));
		}
		return inquiry.each(wanted, (one) -> inquiry.get(one.path()).map((line) -> facts(line, one)).orElse(List.of()));
	}

	private Collection<Wanted> wanted(List<Fact> batch) {
		Set<RecordKey> settled = batch.stream()
			.filter((fact) -> fact.source() == Source.BALANCE)
			.map(Fact::about)
			.collect(Collectors.toSet());
		Map<RecordKey, Wanted> wanted = new LinkedHashMap<>();
		batch.stream()
			.filter((fact) -> SETTLED.contains(fact.about().kind()) && !settled.contains(fact.about()))
			.forEach((fact) -> wanted(fact).ifPresent((one) -> wanted.merge(fact.about(), one, this::newer)));
		return wanted.values();
	}

	private Optional<Wanted> wanted(Fact fact) {
		return Optional.ofNullable(fact.traits().get(Trait.BALANCE_TRANSACTION))
			.map((line) -> new Wanted(fact.about(), line, fact.stamp().at(),
					Optional.ofNullable(fact.traits().get(Trait.OCCURRED)).map(Instant::parse)));
	}

	private Wanted newer(Wanted one, Wanted other) {
		return one.said().isBefore(other.said()) ? other : one;
	}

	/**
	 * Reads pages of a list, newest first, as long as a page saves requests: it must hold
	 * more than one of those that are wanted. What they hold is remembered, for the one
	 * by one that comes after.
	 */
	private List<Fact> list(List<Wanted> wanted, Inquiry inquiry) {
		Set<String> open = wanted.stream().map(Wanted::line).collect(Collectors.toCollection(HashSet::new));
		String first = firstPage(wanted);
		Optional<Snapshot> page = inquiry.get(first);
		while (page.isPresent()) {
			List<Snapshot> lines = lines(page.get());
			List<Snapshot> hits = lines.stream().filter((line) -> open.remove(idOf(line))).toList();
			hits.forEach((line) -> inquiry.remember(pathOf(idOf(line)), line));
			boolean goOn = hits.size() > 1 && open.size() > 1 && page.get().isTrue("has_more");
			page = goOn ? inquiry.get(first + "&starting_after=" + idOf(lines.getLast())) : Optional.empty();
		}
		return List.of();
	}

	private String firstPage(List<Wanted> wanted) {
		Instant newest = wanted.stream().map(Wanted::said).max(Instant::compareTo).orElseThrow();
		Optional<Instant> oldest = wanted.stream().flatMap((one) -> one.occurred().stream()).min(Instant::compareTo);
		return PATH + "?limit=" + PAGE + "&created%5Blte%5D=" + newest.getEpochSecond()
				+ oldest.map((from) -> "&created%5Bgte%5D=" + from.getEpochSecond()).orElse("");
	}

	private static List<Snapshot> lines(Snapshot page) {
		JsonNode data = page.json().path("data");
		return data.valueStream().map(Snapshot::new).toList();
	}

	private static String idOf(Snapshot line) {
		return line.id("id").orElse("");
	}

	private List<Fact> facts(Snapshot line, Wanted wanted) {
		LookedUp found = new LookedUp(line);
		return found
			.stamped(List.of(this.reader.read(line, wanted.payment().kind(), wanted.payment().id(), found.context())));
	}

}
