package org.almoner.sandbox.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.almoner.sandbox.stripe.books.Doc;
import org.jspecify.annotations.Nullable;

/**
 * Lines of payouts as Stripe would show them if something were wrong there: altered, left
 * out, listed twice, or in another payout. Each by the id of the line.
 */
public final class Tampering {

	private final Map<String, UnaryOperator<Doc>> altered = new ConcurrentHashMap<>();

	private final Set<String> dropped = ConcurrentHashMap.newKeySet();

	private final Set<String> repeated = ConcurrentHashMap.newKeySet();

	/** The payouts that lines were moved to. */
	private final Map<String, String> moved = new ConcurrentHashMap<>();

	Tampering() {
	}

	/** From now on a line looks otherwise. */
	public void alter(String line, UnaryOperator<Doc> change) {
		this.altered.put(line, change);
	}

	/** From now on a line's net, and its gross, are other than they were. */
	public void add(String line, long minor) {
		alter(line, (doc) -> doc.set("net", doc.number("net") + minor).set("amount", doc.number("amount") + minor));
	}

	/** From now on a line is missing on the list of its payout. */
	public void drop(String line) {
		this.dropped.add(line);
	}

	/** From now on a line is twice on the list of its payout. */
	public void repeat(String line) {
		this.repeated.add(line);
	}

	/** From now on a line is on the list of another payout. */
	public void move(String line, String payout) {
		this.moved.put(line, payout);
	}

	/** From now on nothing is wrong any more. */
	public void putRight() {
		this.altered.clear();
		this.dropped.clear();
		this.repeated.clear();
		this.moved.clear();
	}

	/** An object as it is shown. */
	Doc shown(Doc doc) {
		UnaryOperator<Doc> change = this.altered.get(doc.id());
		return (change != null) ? change.apply(doc.copy()) : doc;
	}

	/**
	 * The lines of a payout as they are shown.
	 * @param own what it is made of in truth
	 * @param find finds any line by its id
	 */
	List<Doc> lines(String payout, List<Doc> own, Function<String, @Nullable Doc> find) {
		List<Doc> shown = new ArrayList<>();
		this.moved.forEach((line, target) -> {
			Doc found = target.equals(payout) ? find.apply(line) : null;
			if (found != null) {
				shown.add(shown(found));
			}
		});
		for (Doc line : own) {
			String id = line.id();
			boolean here = !this.dropped.contains(id) && payout.equals(this.moved.getOrDefault(id, payout));
			for (int times = here ? this.repeated.contains(id) ? 2 : 1 : 0; times > 0; times--) {
				shown.add(shown(line));
			}
		}
		return shown;
	}

}
