package org.almoner.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Gifts that people made and that payments name in their metadata. A payment that has
 * such a gift keeps it; of several payments that name one gift the oldest has it.
 */
final class Adoptions {

	private final View view;

	private final State state;

	private final List<Cluster> clusters;

	Adoptions(Collection<Fact> facts, State state, Bookkeeping rules) {
		Journal journal = new Journal(facts, state);
		this.view = new View(journal, rules);
		this.state = state;
		this.clusters = rules.gifts() ? clusters(journal) : List.of();
	}

	/** The payments that make a gift and have none of people's, the oldest first. */
	private List<Cluster> clusters(Journal journal) {
		return journal.gifts()
			.filter((gift) -> this.state.find(gift).filter(PresentRecord::isAdopted).isEmpty())
			.map((gift) -> Cluster.of(this.view, gift.id()))
			.filter((cluster) -> cluster.makesGift(this.view))
			.sorted(Comparator.comparing(Cluster::began).thenComparing((cluster) -> cluster.key().id()))
			.toList();
	}

	private Optional<Register> name(Cluster cluster) {
		return cluster.attribute(this.view, Trait.KNOWN_GIFT);
	}

	/** The names of gifts that lead to one yet unknown. */
	Set<String> names() {
		return this.clusters.stream()
			.flatMap((cluster) -> name(cluster).stream())
			.map(Register::text)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** The state in which each payment has the gift that it names. */
	State adopt(Map<String, NamedGift> named) {
		Map<RecordKey, PresentRecord> adopted = new LinkedHashMap<>();
		List<Misnaming> misnamings = new ArrayList<>();
		decide(named).forEach((cluster, verdict) -> {
			verdict.gift().ifPresent((gift) -> adopted.put(cluster.key(), gift.record().adoptedFor(cluster.key())));
			verdict.objection()
				.ifPresent((cause) -> misnamings.add(new Misnaming(verdict.name(), cluster.key().id(), cause)));
		});
		return this.state.plus(adopted.values()).with(misnamings);
	}

	private Map<Cluster, Verdict> decide(Map<String, NamedGift> named) {
		Map<Cluster, Verdict> verdicts = new LinkedHashMap<>();
		Set<String> taken = new HashSet<>(taken());
		this.clusters.forEach((cluster) -> name(cluster).map(Register::text)
			.filter((name) -> !isOwn(cluster, named.get(name)))
			.ifPresent((name) -> verdicts.put(cluster, verdict(cluster, name, named.get(name), taken))));
		return verdicts;
	}

	private List<String> taken() {
		return this.state.records()
			.values()
			.stream()
			.filter(PresentRecord::isAdopted)
			.map(PresentRecord::recordId)
			.toList();
	}

	/** A payment may name the gift that Almoner made for it. */
	private boolean isOwn(Cluster cluster, @Nullable NamedGift gift) {
		return gift != null && this.state.find(cluster.key())
			.filter((own) -> own.recordId().equals(gift.record().recordId()))
			.isPresent();
	}

	private static Verdict verdict(Cluster cluster, String name, @Nullable NamedGift gift, Set<String> taken) {
		if (gift == null) {
			return new Verdict(name, Optional.empty(), Optional.of(Misnaming.Cause.UNKNOWN));
		}
		Optional<Misnaming.Cause> objection = gift.objection(cluster.key().id());
		if (objection.isPresent()) {
			return new Verdict(name, Optional.empty(), objection);
		}
		return taken.add(gift.record().recordId()) ? new Verdict(name, Optional.of(gift), Optional.empty())
				: new Verdict(name, Optional.empty(), Optional.of(Misnaming.Cause.OTHER_PAYMENT));
	}

	private record Verdict(String name, Optional<NamedGift> gift, Optional<Misnaming.Cause> objection) {
	}

}
