package org.almoner.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.almoner.payout.Heading;
import org.almoner.payout.Payout;
import org.almoner.payout.Statement;

/**
 * From the gifts to the bank in steps, made to be drawn as SVG: a row a step, each bar
 * beginning where the one before ended. Lengths are in the units of a drawing of
 * {@link #WIDTH}, which is about as many pixels on a phone.
 *
 * @param steps the rows
 * @param zero where nothing is
 * @param words the same in a sentence
 */
record Waterfall(List<Step> steps, double zero, String words) {

	static final int WIDTH = 360;

	private static final int EDGE = 3;

	private static final int ROW = 46;

	private static final double THINNEST = 1.5;

	/**
	 * A row.
	 *
	 * @param name what it is
	 * @param amount as it is read
	 * @param style the bar's class
	 * @param top where the row begins
	 * @param x where the bar begins
	 * @param width of the bar
	 * @param end where the next bar begins
	 */
	record Step(String name, String amount, String style, int top, double x, double width, double end) {
	}

	/** A step before it is drawn. */
	private record Move(String name, String style, BigDecimal from, BigDecimal to) {
	}

	/** The part of the window that a browser shows. */
	public String box() {
		return -EDGE + " 0 " + (WIDTH + 2 * EDGE) + " " + height();
	}

	/** The height of the drawing. */
	public int height() {
		return this.steps.size() * ROW;
	}

	static Waterfall of(Statement statement) {
		List<Move> moves = moves(statement);
		BigDecimal least = BigDecimal.ZERO;
		BigDecimal most = BigDecimal.ZERO;
		for (Move move : moves) {
			least = least.min(move.from()).min(move.to());
			most = most.max(move.from()).max(move.to());
		}
		double low = least.doubleValue();
		double span = most.subtract(least).doubleValue();
		double scale = (span == 0) ? 0 : WIDTH / span;
		String currency = statement.payout().currency();
		List<Step> steps = new ArrayList<>();
		for (Move move : moves) {
			steps.add(step(move, steps.size() * ROW, low, scale, currency));
		}
		String words = steps.stream()
			.map((step) -> step.name() + " " + step.amount())
			.collect(Collectors.joining(", "));
		return new Waterfall(steps, round(-low * scale), words);
	}

	private static List<Move> moves(Statement statement) {
		List<Move> moves = new ArrayList<>();
		BigDecimal at = BigDecimal.ZERO;
		for (Map.Entry<Heading, BigDecimal> effect : statement.effects().entrySet()) {
			BigDecimal to = at.add(effect.getValue());
			moves.add(new Move(effect.getKey().label(), (effect.getValue().signum() < 0) ? "less" : "more", at, to));
			at = to;
		}
		Payout payout = statement.payout();
		if (statement.unexplained().signum() != 0) {
			moves.add(new Move("Not explained", "unexplained", at, payout.amount()));
		}
		moves.add(new Move((payout.amount().signum() < 0) ? "Charged to the bank" : "To the bank", "bank",
				BigDecimal.ZERO, payout.amount()));
		return moves;
	}

	private static Step step(Move move, int top, double low, double scale, String currency) {
		double from = (move.from().doubleValue() - low) * scale;
		double to = (move.to().doubleValue() - low) * scale;
		double width = Math.max(Math.abs(to - from), THINNEST);
		double x = Math.min(Math.min(from, to), WIDTH - width);
		return new Step(move.name(), Amounts.of(move.to().subtract(move.from()), currency), move.style(), top, round(x),
				round(width), round(to));
	}

	private static double round(double length) {
		return Math.round(length * 100) / 100.0;
	}

}
