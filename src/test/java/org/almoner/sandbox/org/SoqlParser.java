package org.almoner.sandbox.org;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.almoner.sandbox.org.SoqlQuery.Condition;
import org.almoner.sandbox.org.SoqlQuery.Item;
import org.almoner.sandbox.org.SoqlQuery.Literal;
import org.almoner.sandbox.org.SoqlQuery.Order;

/** Reads a query by recursive descent. */
final class SoqlParser {

	private static final int MOST_CHARACTERS = 100_000;

	private static final int MOST_SUBQUERIES = 20;

	private static final Set<String> FUNCTIONS = Set.of("COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX");

	/** What is taken of a day or a moment, in UTC, to group by it. */
	private static final Set<String> PARTS = Set.of("DAY_ONLY", "CALENDAR_YEAR", "CALENDAR_MONTH");

	private static final Set<String> SPANS = Set.of("TODAY", "YESTERDAY", "TOMORROW", "THIS_MONTH", "LAST_MONTH",
			"THIS_YEAR", "LAST_N_DAYS", "NEXT_N_DAYS", "N_DAYS_AGO");

	private final List<SoqlToken> tokens;

	private int at;

	private SoqlParser(List<SoqlToken> tokens) {
		this.tokens = tokens;
	}

	/**
	 * Reads a query.
	 * @throws CallFault if it is malformed or too long
	 */
	static SoqlQuery parse(String soql) {
		if (soql.length() > MOST_CHARACTERS) {
			throw CallFault.malformedQuery("SOQL statements can not be longer than 100000 characters.");
		}
		return new SoqlParser(SoqlToken.read(soql)).query();
	}

	private SoqlQuery query() {
		SoqlQuery query = select();
		if (peek().kind() != SoqlToken.Kind.END) {
			throw unexpected();
		}
		if (query.children().size() > MOST_SUBQUERIES) {
			throw CallFault.malformedQuery("No more than 20 parent-to-child relationships can be specified in a query");
		}
		return query;
	}

	private SoqlQuery select() {
		expect("SELECT");
		List<SoqlQuery> children = new ArrayList<>();
		List<Item> items = items(children);
		expect("FROM");
		String from = word();
		Condition where = takes("WHERE") ? condition() : null;
		List<Item> groupBy = takesPair("GROUP") ? groups() : List.of();
		List<Order> orderBy = takesPair("ORDER") ? orders() : List.of();
		int limit = takes("LIMIT") ? count() : Integer.MAX_VALUE;
		int offset = takes("OFFSET") ? count() : 0;
		return new SoqlQuery(items, children, from, where, groupBy, orderBy, limit, offset);
	}

	private List<Item> items(List<SoqlQuery> children) {
		if (peek().is("COUNT") && this.tokens.get(this.at + 1).is("(") && this.tokens.get(this.at + 2).is(")")) {
			this.at += 3;
			return List.of();
		}
		List<Item> items = new ArrayList<>();
		do {
			if (takes("(")) {
				children.add(select());
				expect(")");
			}
			else {
				items.add(item());
			}
		}
		while (takes(","));
		return items;
	}

	private Item item() {
		String word = word();
		String function = word.toUpperCase(Locale.ROOT);
		if (!takes("(")) {
			return new Item("", word, "");
		}
		if (!FUNCTIONS.contains(function) && !PARTS.contains(function)) {
			throw CallFault.malformedQuery("unexpected function: " + word);
		}
		String path = word();
		expect(")");
		boolean hasAlias = peek().kind() == SoqlToken.Kind.WORD && !peek().is("FROM");
		return new Item(function, path, hasAlias ? word() : "");
	}

	private List<Item> groups() {
		List<Item> groups = new ArrayList<>();
		do {
			String word = word();
			String part = word.toUpperCase(Locale.ROOT);
			boolean isPart = PARTS.contains(part) && takes("(");
			groups.add(new Item(isPart ? part : "", isPart ? word() : word, ""));
			if (isPart) {
				expect(")");
			}
		}
		while (takes(","));
		return groups;
	}

	private List<Order> orders() {
		List<Order> orders = new ArrayList<>();
		do {
			String path = word();
			boolean descending = takes("DESC");
			if (!descending) {
				takes("ASC");
			}
			orders.add(new Order(path, descending, nullsLast()));
		}
		while (takes(","));
		return orders;
	}

	private boolean nullsLast() {
		if (!takes("NULLS")) {
			return false;
		}
		boolean last = takes("LAST");
		if (!last) {
			expect("FIRST");
		}
		return last;
	}

	/** AND and OR don't mix without parentheses. */
	private Condition condition() {
		Condition first = term();
		String joint = peek().is("AND") ? "AND" : "OR";
		List<Condition> parts = new ArrayList<>(List.of(first));
		while (takes(joint)) {
			parts.add(term());
		}
		if (parts.size() == 1) {
			return first;
		}
		return joint.equals("AND") ? new Condition.All(parts) : new Condition.Any(parts);
	}

	private Condition term() {
		if (takes("NOT")) {
			return new Condition.Not(term());
		}
		if (takes("(")) {
			Condition inner = condition();
			expect(")");
			return inner;
		}
		return comparison();
	}

	private Condition comparison() {
		String path = word();
		boolean negated = takes("NOT");
		if (negated || peek().is("IN")) {
			expect("IN");
			return new Condition.In(path, negated, literals());
		}
		String operator = next().text().toUpperCase(Locale.ROOT);
		if (!Set.of("=", "!=", "<>", "<", "<=", ">", ">=", "LIKE").contains(operator)) {
			this.at--;
			throw unexpected();
		}
		return new Condition.Compare(path, operator.equals("<>") ? "!=" : operator, literal());
	}

	private List<Literal> literals() {
		expect("(");
		List<Literal> literals = new ArrayList<>();
		do {
			literals.add(literal());
		}
		while (takes(","));
		expect(")");
		return literals;
	}

	private Literal literal() {
		SoqlToken token = next();
		try {
			return switch (token.kind()) {
				case STRING -> new Literal.Text(token.text());
				case NUMBER -> new Literal.Numeric(new BigDecimal(token.text()));
				case DAY -> new Literal.Day(LocalDate.parse(token.text()));
				case MOMENT -> new Literal.Moment(
						OffsetDateTime.parse(token.text().replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant());
				case WORD -> named(token.text().toUpperCase(Locale.ROOT));
				default -> throw CallFault.malformedQuery("unexpected token: '" + token.text() + "'");
			};
		}
		catch (DateTimeException ex) {
			throw CallFault.malformedQuery("Invalid date: " + token.text());
		}
	}

	private static Literal named(String word) {
		int colon = word.indexOf(':');
		String name = (colon < 0) ? word : word.substring(0, colon);
		if (SPANS.contains(name) && name.contains("N_DAYS") == colon > 0) {
			return new Literal.Span(name, (colon < 0) ? 0 : Integer.parseInt(word.substring(colon + 1)));
		}
		return switch (word) {
			case "TRUE" -> new Literal.Flag(true);
			case "FALSE" -> new Literal.Flag(false);
			case "NULL" -> new Literal.None();
			default -> throw CallFault.malformedQuery("unexpected token: '" + word + "'");
		};
	}

	private int count() {
		SoqlToken token = next();
		if (token.kind() != SoqlToken.Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
			this.at--;
			throw unexpected();
		}
		return Integer.parseInt(token.text());
	}

	private SoqlToken peek() {
		return this.tokens.get(this.at);
	}

	private SoqlToken next() {
		SoqlToken token = peek();
		if (token.kind() != SoqlToken.Kind.END) {
			this.at++;
		}
		return token;
	}

	private String word() {
		if (peek().kind() != SoqlToken.Kind.WORD) {
			throw unexpected();
		}
		return next().text();
	}

	private boolean takes(String word) {
		boolean there = peek().is(word);
		this.at += there ? 1 : 0;
		return there;
	}

	private boolean takesPair(String word) {
		boolean there = takes(word);
		if (there) {
			expect("BY");
		}
		return there;
	}

	private void expect(String word) {
		if (!takes(word)) {
			throw unexpected();
		}
	}

	private CallFault unexpected() {
		return CallFault.malformedQuery("unexpected token: '" + peek().text() + "'");
	}

}
