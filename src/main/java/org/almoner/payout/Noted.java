package org.almoner.payout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.books.Plan.Correction;

/**
 * What was found on the way, in words: the first hundred of each kind, and how many more.
 *
 * @param differences what does not tie
 * @param corrections what had been changed in the org and was put right
 * @param unwritten why lines did not get into the records, by the line's id
 * @param unwrittenMore how many further lines did not
 */
record Noted(Words differences, Words corrections, Map<String, String> unwritten, long unwrittenMore) {

	static final int MOST = 100;

	static final Noted NOTHING = new Noted(Words.NONE, Words.NONE, Map.of(), 0);

	Noted {
		unwritten = Collections.unmodifiableMap(new LinkedHashMap<>(unwritten));
	}

	/**
	 * Some of many words.
	 *
	 * @param first the first hundred
	 * @param more how many more there are
	 */
	record Words(List<String> first, long more) {

		static final Words NONE = new Words(List.of(), 0);

		Words {
			first = List.copyOf(first);
		}

		Words plus(Collection<String> further) {
			List<String> all = new ArrayList<>(this.first);
			further.stream().limit(Math.max(0, MOST - all.size())).forEach(all::add);
			int kept = all.size() - this.first.size();
			return new Words(all, this.more + further.size() - kept);
		}

		long count() {
			return this.first.size() + this.more;
		}

	}

	Noted differing(Collection<? extends Difference> found) {
		return new Noted(this.differences.plus(found.stream().map(Difference::sentence).toList()), this.corrections,
				this.unwritten, this.unwrittenMore);
	}

	Noted corrected(Collection<Correction> found) {
		return new Noted(this.differences,
				this.corrections
					.plus(found.stream().map((one) -> one.key().id() + ": " + one.field()).distinct().toList()),
				this.unwritten, this.unwrittenMore);
	}

	/** With lines that did not get into the records, and why. */
	Noted withUnwritten(Map<String, String> reasons) {
		Map<String, String> all = new LinkedHashMap<>(this.unwritten);
		long more = this.unwrittenMore;
		for (Map.Entry<String, String> reason : reasons.entrySet()) {
			if (all.size() < MOST) {
				all.put(reason.getKey(), reason.getValue());
			}
			else {
				more++;
			}
		}
		return new Noted(this.differences, this.corrections, all, more);
	}

	boolean isAllWritten() {
		return this.unwritten.isEmpty() && this.unwrittenMore == 0;
	}

	long unwrittenCount() {
		return this.unwritten.size() + this.unwrittenMore;
	}

}
