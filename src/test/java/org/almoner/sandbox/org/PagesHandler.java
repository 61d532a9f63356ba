package org.almoner.sandbox.org;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** Shows the records to a person. */
final class PagesHandler implements HttpHandler {

	private static final int SHOWN = 100;

	private static final int LONGEST = 120;

	private static final String STYLE = """
			:root{color-scheme:light dark}
			body{font:15px/1.5 system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem}
			.wide{overflow-x:auto}
			table{border-collapse:collapse}
			th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8884}
			td.long{white-space:pre-wrap;overflow-wrap:anywhere}
			a{color:light-dark(#0b5cab,#7ab8ff)}
			footer,.quiet{color:#888}
			""";

	private final Store store;

	PagesHandler(Store store) {
		this.store = store;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		String[] path = exchange.getRequestURI().getPath().split("/", -1);
		Optional<String> page = (path.length == 2) ? top(path[1])
				: (path.length >= 3 && path[1].equals("records")) ? records(exchange, path) : Optional.empty();
		exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
		Wire.answer(exchange, page.isPresent() ? 200 : 404, "text/html; charset=UTF-8",
				page.orElseGet(() -> page("Not found", "<p>There is no such page.</p>")));
	}

	/** The start, or a record by its id alone, as in the real org. */
	private Optional<String> top(String id) {
		return id.isEmpty() ? Optional.of(objects())
				: this.store.schema()
					.ofId(id)
					.flatMap((object) -> Optional
						.ofNullable(this.store.reading(() -> this.store.table(object).get(Ids.canonical(id))))
						.map((row) -> record(object, row)));
	}

	private Optional<String> records(HttpExchange exchange, String[] path) {
		return this.store.schema()
			.find(path[2])
			.flatMap((object) -> (path.length == 3) ? Optional.of(list(object, limit(exchange)))
					: Optional.ofNullable(this.store.reading(() -> this.store.table(object).get(path[3])))
						.map((row) -> record(object, row)));
	}

	private static int limit(HttpExchange exchange) {
		String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
		return query.matches("limit=\\d{1,5}") ? Integer.parseInt(query.substring(6)) : SHOWN;
	}

	private String objects() {
		StringBuilder rows = new StringBuilder("<table><tr><th>Object</th><th>Records</th></tr>");
		for (OrgObject object : this.store.schema().objects()) {
			int count = this.store.reading(() -> this.store.table(object).size());
			rows.append("<tr><td><a href=\"/records/%s\">%s</a></td><td>%d</td></tr>".formatted(object.name(),
					Markup.escape(object.name()), count));
		}
		return page("Simulated org", rows.append("</table>").toString());
	}

	private String list(OrgObject object, int limit) {
		List<Map<String, Object>> rows = this.store.reading(() -> newest(this.store.table(object).rows(), limit));
		List<OrgField> fields = object.fields()
			.stream()
			.filter((field) -> field.kind().isFilterable() && shown(field, rows))
			.toList();
		StringBuilder table = new StringBuilder("<div class=\"wide\"><table><tr>");
		fields.forEach((field) -> table.append("<th>").append(Markup.escape(field.name())).append("</th>"));
		rows.forEach((row) -> {
			table.append("</tr><tr>");
			fields.forEach((field) -> table.append("<td>").append(cell(field, row, LONGEST)).append("</td>"));
		});
		String note = "<p class=\"quiet\">The newest " + rows.size() + " records</p>";
		return page(object.name(), note + table.append("</tr></table></div>"));
	}

	private static boolean shown(OrgField field, List<Map<String, Object>> rows) {
		return !field.name().equals("IsDeleted") && !field.name().endsWith("ById")
				&& rows.stream().anyMatch((row) -> row.containsKey(field.name()));
	}

	private static List<Map<String, Object>> newest(Collection<Map<String, Object>> rows, int limit) {
		List<Map<String, Object>> all = new ArrayList<>(rows);
		return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()).reversed());
	}

	private String record(OrgObject object, Map<String, Object> row) {
		StringBuilder table = new StringBuilder("<table>");
		for (OrgField field : object.fields()) {
			if (row.containsKey(field.name())) {
				table.append("<tr><th>%s</th><td class=\"long\">%s</td></tr>".formatted(Markup.escape(field.name()),
						cell(field, row, Integer.MAX_VALUE)));
			}
		}
		return page(object.name() + " " + row.getOrDefault("Name", row.getOrDefault("Id", "")),
				"<p><a href=\"/records/%s\">All of %s</a></p>".formatted(object.name(), object.name())
						+ table.append("</table>"));
	}

	private String cell(OrgField field, Map<String, Object> row, int longest) {
		Object value = row.get(field.name());
		if (value == null) {
			return "";
		}
		if (value instanceof byte[] bytes) {
			return bytes.length + " bytes";
		}
		String text = (value instanceof java.math.BigDecimal number) ? number.toPlainString() : value.toString();
		String cut = Markup.escape((text.length() > longest) ? text.substring(0, longest) + "…" : text);
		boolean isLink = field.kind() == Kind.ID || field.kind() == Kind.LOOKUP;
		return isLink ? this.store.schema()
			.ofId(text)
			.map((object) -> "<a href=\"/records/%s/%s\">%s</a>".formatted(object.name(), text, cut))
			.orElse(cut) : cut;
	}

	private static String page(String title, String body) {
		String safe = Markup.escape(title);
		return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + safe + "</title><meta"
				+ " name=\"viewport\" content=\"width=device-width\"><style>" + STYLE + "</style></head><body><p><a"
				+ " href=\"/\">Simulated org</a></p><h1>" + safe + "</h1>" + body
				+ "<footer><p>A simulation for trying things out. Nothing here is kept.</p></footer></body></html>";
	}

}
