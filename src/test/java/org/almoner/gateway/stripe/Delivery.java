package org.almoner.gateway.stripe;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.Plan;
import org.almoner.books.RecordKind;

/**
 * A batch of events that a worker takes up, and how far it gets.
 *
 * @param batch the events
 * @param fate what becomes of it
 */
record Delivery(List<Told> batch, Fate fate) {

	/** How far a worker gets with a batch. */
	sealed interface Fate {

	}

	/** To the end. */
	record Complete() implements Fate {
	}

	/** So many changes, then the process dies. */
	record DiesAfter(int changes) implements Fate {
	}

	/**
	 * The org takes no records of a kind at this moment, nor those that point to them.
	 */
	record Refuses(RecordKind kind) implements Fate {
	}

	static Delivery complete(List<Told> batch) {
		return new Delivery(batch, new Complete());
	}

	boolean isComplete() {
		return this.fate instanceof Complete;
	}

	Plan post(BookShelf shelf) {
		return post(shelf, World.facts(this.batch));
	}

	/** Posts what the events say and what was asked beside it. */
	Plan post(BookShelf shelf, List<Fact> facts) {
		return switch (this.fate) {
			case Complete complete -> shelf.post(facts);
			case DiesAfter dies -> shelf.postPartly(facts, dies.changes());
			case Refuses refuses -> shelf.postRefusing(facts, (key) -> key.kind() == refuses.kind());
		};
	}

	/** The same of these events only. */
	Delivery of(Collection<Told> some) {
		return new Delivery(this.batch.stream().filter(some::contains).toList(), this.fate);
	}

	@Override
	public String toString() {
		return this.batch.stream().map(Told::toString).collect(Collectors.joining(", ", "", " -> " + this.fate));
	}

}
