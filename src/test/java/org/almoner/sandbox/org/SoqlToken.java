package org.almoner.sandbox.org;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a query.
 *
 * @param kind what it is
 * @param text the word; of a string its value
 */
record SoqlToken(Kind kind, String text) {

	enum Kind {

		WORD, STRING, NUMBER, MOMENT, DAY, SIGN, END

	}

	private static final Pattern TOKEN = Pattern
		.compile("\\s+" + "|(?<moment>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d))"
				+ "|(?<day>\\d{4}-\\d\\d-\\d\\d)|(?<number>[+-]?\\d+(\\.\\d+)?)"
				+ "|(?<word>[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*(:\\d+)?)"
				+ "|'(?<string>([^'\\\\]|\\\\.)*+)'|(?<sign><=|>=|!=|<>|[=<>(),])", Pattern.DOTALL);

	/**
	 * The words of a query.
	 * @throws CallFault if there is something else in it
	 */
	static List<SoqlToken> read(String soql) {
		List<SoqlToken> tokens = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(soql);
		int at = 0;
		while (at < soql.length()) {
			if (!matcher.find(at) || matcher.start() != at) {
				throw CallFault.malformedQuery("unexpected token: '" + soql.charAt(at) + "' at position " + at);
			}
			add(tokens, matcher);
			at = matcher.end();
		}
		tokens.add(new SoqlToken(Kind.END, "<EOF>"));
		return tokens;
	}

	private static void add(List<SoqlToken> tokens, Matcher matcher) {
		for (Kind kind : List.of(Kind.MOMENT, Kind.DAY, Kind.NUMBER, Kind.WORD, Kind.STRING, Kind.SIGN)) {
			String text = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
			if (text != null) {
				tokens.add(new SoqlToken(kind, (kind == Kind.STRING) ? unescape(text) : text));
				return;
			}
		}
	}

	private static String unescape(String text) {
		Matcher escapes = Pattern.compile("\\\\(.)", Pattern.DOTALL).matcher(text);
		return escapes.replaceAll((escape) -> Matcher.quoteReplacement(unescape(escape.group(1).charAt(0))));
	}

	private static String unescape(char c) {
		return switch (c) {
			case 'n', 'N' -> "\n";
			case 'r', 'R' -> "\r";
			case 't', 'T' -> "\t";
			case 'b', 'B' -> "\b";
			case 'f', 'F' -> "\f";
			case '"', '\'', '\\' -> String.valueOf(c);
			// a pattern of LIKE still has to know
			case '_', '%' -> "\\" + c;
			default -> throw CallFault.malformedQuery("invalid escape sequence in a string literal");
		};
	}

	boolean is(String word) {
		return (this.kind == Kind.WORD || this.kind == Kind.SIGN) && this.text.equalsIgnoreCase(word);
	}

}
