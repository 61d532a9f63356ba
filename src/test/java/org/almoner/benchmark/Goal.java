package org.almoner.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What Almoner is meant to reach. One that is missed makes nothing fail: a figure is of
 * its machine.
 *
 * @param name what is meant, with its bound
 * @param of which figures count
 * @param bound the most, or the least
 * @param atMost whether it is the most
 */
record Goal(String name, Which of, double bound, boolean atMost) {

	/**
	 * Which figures a goal is about.
	 *
	 * @param section their section
	 * @param load how their load begins; empty for any
	 * @param what what was measured
	 * @param against empty where the figure itself counts; else it is divided by that of
	 * what has this name
	 */
	record Which(String section, String load, String what, String against) {

		private DoubleStream readings(List<Figure> figures) {
			return figures.stream().filter(this::matches).mapToDouble(this::reading);
		}

		private boolean matches(Figure figure) {
			return figure.section().equals(this.section) && figure.load().startsWith(this.load)
					&& figure.what().equals(this.what)
					&& (this.against.isEmpty() || figure.against().startsWith(this.against));
		}

		private double reading(Figure figure) {
			Double baseline = figure.baseline();
			return (this.against.isEmpty() || baseline == null) ? figure.value() : figure.value() / baseline;
		}

	}

	/**
	 * Whether it was reached.
	 *
	 * @param goal which goal
	 * @param reached the worst of the figures that count
	 */
	record Verdict(Goal goal, double reached) {

		boolean isMet() {
			return this.goal.atMost ? this.reached <= this.goal.bound : this.reached >= this.goal.bound;
		}

		/** A line of the table. */
		String line() {
			return String.format(Locale.ROOT, "goal %-80s reached %10.2f  %s", this.goal.name, this.reached,
					isMet() ? "yes" : "no");
		}

		/** For JSON. */
		Map<String, Object> fields() {
			Map<String, Object> fields = new LinkedHashMap<>();
			fields.put("goal", this.goal.name);
			fields.put("bound", this.goal.bound);
			fields.put("reached", this.reached);
			fields.put("met", isMet());
			return fields;
		}

	}

	/** The verdicts on those of which anything was measured, in their order. */
	static List<Verdict> judge(List<Goal> goals, List<Figure> figures) {
		return goals.stream().flatMap((goal) -> goal.judge(figures)).toList();
	}

	private Stream<Verdict> judge(List<Figure> figures) {
		DoubleStream readings = this.of.readings(figures);
		return (this.atMost ? readings.max() : readings.min()).stream().mapToObj((worst) -> new Verdict(this, worst));
	}

}
