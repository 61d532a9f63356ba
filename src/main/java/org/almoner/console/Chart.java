package org.almoner.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bars over days, made to be drawn as SVG and told as a table. Lengths are in the units
 * of a drawing of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param title what is shown
 * @param bars one for each day and series that has something, upwards from the bottom
 * @param marks days beneath
 * @param top what the height of the drawing stands for
 * @param series the series in the order of their bars, each with its style
 * @param lines the days that have something, newest first
 */
record Chart(String title, List<Bar> bars, List<Mark> marks, String top, Map<String, String> series, List<Line> lines) {

	static final int WIDTH = 600;

	static final int HEIGHT = 160;

	private static final int BOTTOM = 140;

	private static final int HEAD = 16;

	private static final int MARK_EVERY = 7;

	private static final double GAP = 2;

	/** A bar. */
	record Bar(double x, double y, double width, double height, String style, String tip) {
	}

	/** A day beneath. */
	record Mark(double x, String text) {
	}

	/** A day of the table, with a value for each series. */
	record Line(LocalDate day, List<String> values) {
	}

	/** Something of a day. */
	record Value(LocalDate day, String series, BigDecimal amount) {
	}

	/** The axis' height. */
	public int bottom() {
		return BOTTOM;
	}

	/** The part of the window that a browser shows. */
	public String box() {
		return "0 0 " + WIDTH + " " + HEIGHT;
	}

	public boolean isEmpty() {
		return this.bars.isEmpty();
	}

	/**
	 * Draws the days up to the last one.
	 * @param styles the series, from the bottom up, each with its style
	 */
	static Chart of(String title, LocalDate last, int days, Map<String, String> styles, List<Value> values) {
		Map<LocalDate, Map<String, BigDecimal>> byDay = new TreeMap<>();
		LocalDate first = last.minusDays(days - 1L);
		values.stream()
			.filter((value) -> !value.day().isBefore(first) && !value.day().isAfter(last))
			.forEach((value) -> byDay.computeIfAbsent(value.day(), (day) -> new LinkedHashMap<>())
				.merge(value.series(), value.amount(), BigDecimal::add));
		BigDecimal most = byDay.values()
			.stream()
			.map((day) -> day.values()
				.stream()
				.map((v) -> v.max(BigDecimal.ZERO))
				.reduce(BigDecimal.ZERO, BigDecimal::add))
			.reduce(BigDecimal.ZERO, BigDecimal::max);
		List<Bar> bars = new ArrayList<>();
		double step = (double) WIDTH / days;
		byDay.forEach((day, amounts) -> bars
			.addAll(column(day, (day.toEpochDay() - first.toEpochDay()) * step, step - GAP, most, styles, amounts)));
		return new Chart(title, bars, marks(first, days, step), most.toPlainString(), styles, lines(byDay, styles));
	}

	private static List<Bar> column(LocalDate day, double x, double width, BigDecimal most, Map<String, String> styles,
			Map<String, BigDecimal> amounts) {
		List<Bar> bars = new ArrayList<>();
		double y = BOTTOM;
		for (Map.Entry<String, String> series : styles.entrySet()) {
			BigDecimal amount = amounts.getOrDefault(series.getKey(), BigDecimal.ZERO);
			if (amount.signum() > 0) {
				double height = amount.multiply(BigDecimal.valueOf(BOTTOM - HEAD))
					.divide(most, 2, RoundingMode.HALF_UP)
					.doubleValue();
				y -= height;
				bars.add(new Bar(round(x), round(y), round(width), height, series.getValue(),
						day + " " + series.getKey() + ": " + amount.toPlainString()));
			}
		}
		return bars;
	}

	private static List<Mark> marks(LocalDate first, int days, double step) {
		List<Mark> marks = new ArrayList<>();
		for (int day = 0; day < days; day += MARK_EVERY) {
			marks.add(new Mark(round(day * step), first.plusDays(day).toString().substring(5)));
		}
		return marks;
	}

	private static List<Line> lines(Map<LocalDate, Map<String, BigDecimal>> byDay, Map<String, String> styles) {
		List<Line> lines = new ArrayList<>();
		byDay.forEach((day,
				amounts) -> lines.addFirst(new Line(day,
						styles.keySet()
							.stream()
							.map((name) -> amounts.getOrDefault(name, BigDecimal.ZERO).toPlainString())
							.toList())));
		return lines;
	}

	private static double round(double length) {
		return Math.round(length * 100) / 100.0;
	}

}
