package org.almoner.console;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A table on its way to a spreadsheet: RFC 4180, a comma between cells, UTF-8 with a byte
 * order mark (Excel takes a file without it for its country's old code page, LibreOffice
 * takes either). Rows go out as they come; nothing is kept.
 */
final class Csv {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/**
	 * What a spreadsheet takes for the beginning of a formula.
	 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV
	 * injection</a>
	 */
	private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

	private final CSVPrinter printer;

	private Csv(CSVPrinter printer) {
		this.printer = printer;
	}

	/**
	 * Begins a download.
	 * @param name the file's name without its end
	 */
	static Csv download(HttpServletResponse response, String name, List<String> headings) throws IOException {
		response.setContentType("text/csv");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name.replaceAll("[^\\w.-]", "_") + ".csv").build().toString());
		response.getWriter().append(BYTE_ORDER_MARK);
		Csv csv = new Csv(new CSVPrinter(response.getWriter(), FORMAT));
		csv.printer.printRecord(headings);
		return csv;
	}

	/**
	 * Writes a row. A text that a spreadsheet would take for a formula gets an apostrophe
	 * before it; a number is written as it is, without an exponent; a day as ISO 8601 has
	 * it; null is an empty cell.
	 */
	void row(@Nullable Object... cells) throws IOException {
		List<String> texts = new ArrayList<>(cells.length);
		for (Object cell : cells) {
			texts.add(text(cell));
		}
		this.printer.printRecord(texts);
	}

	/** Sends what is not sent yet. */
	void end() throws IOException {
		this.printer.flush();
	}

	private static String text(@Nullable Object cell) {
		return switch (cell) {
			case null -> "";
			case BigDecimal number -> number.toPlainString();
			case String text -> harmless(text);
			default -> cell.toString();
		};
	}

	static String harmless(String text) {
		boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
		return isFormula ? "'" + text : text;
	}

}
