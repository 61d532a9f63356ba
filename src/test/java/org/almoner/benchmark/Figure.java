package org.almoner.benchmark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A figure, and beside it the same of something simpler, measured in the same run.
 *
 * @param section which part of the benchmark it belongs to
 * @param load what was going on
 * @param what what was measured, with its unit
 * @param value Almoner's
 * @param baseline that of the other, null where there is nothing to compare with
 * @param against what the other is; empty where there is none
 */
record Figure(String section, String load, String what, double value, @Nullable Double baseline, String against) {

	/** A figure with nothing beside it yet. */
	static Figure of(String section, String load, String what, double value) {
		return new Figure(section, load, what, value, null, "");
	}

	/** The same beside another. */
	Figure beside(double other, String name) {
		return new Figure(this.section, this.load, this.what, this.value, other, name);
	}

	/** A line of the table. */
	String line() {
		String compared = (this.baseline != null)
				? String.format(Locale.ROOT, "%12.1f  %s", this.baseline, this.against) : "           -";
		return String.format(Locale.ROOT, "%-8s%-38s%-36s%12.1f%s", this.section, this.load, this.what, this.value,
				compared);
	}

	/** For JSON. */
	Map<String, Object> fields() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("section", this.section);
		fields.put("load", this.load);
		fields.put("what", this.what);
		fields.put("value", this.value);
		if (this.baseline != null) {
			fields.put("baseline", this.baseline);
			fields.put("against", this.against);
		}
		return fields;
	}

}
