package org.almoner.sandbox.org;

import java.util.List;
import java.util.Map;

import org.almoner.sandbox.org.Answer.Column;
import org.jspecify.annotations.Nullable;

/** SOAP answers in the shape of the Partner API. */
final class Envelope {

	private static final String ROOT = "soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
			+ " xmlns=\"urn:partner.soap.sforce.com\" xmlns:sf=\"%s\""
			+ " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"";

	private static final String SOBJECTS = ROOT.formatted("urn:sobject.partner.soap.sforce.com");

	private static final String FAULTS = ROOT.formatted("urn:fault.partner.soap.sforce.com");

	private Envelope() {
	}

	static String answer(int[] use, boolean unknownHeader, String body) {
		Markup xml = new Markup().raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").open(SOBJECTS);
		xml.open("soapenv:Header").open("LimitInfoHeader").open("limitInfo");
		xml.text("current", String.valueOf(use[0])).text("limit", String.valueOf(use[1])).text("type", "API REQUESTS");
		xml.close("limitInfo").close("LimitInfoHeader");
		if (unknownHeader) {
			xml.open("SandboxHeader").text("news", "a header of a later release").close("SandboxHeader");
		}
		xml.close("soapenv:Header").open("soapenv:Body").raw(body).close("soapenv:Body");
		return xml.close(SOBJECTS).toString();
	}

	static String fault(CallFault fault) {
		Markup xml = new Markup().raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").open(FAULTS);
		xml.open("soapenv:Body").open("soapenv:Fault");
		String code = fault.code();
		xml.text("faultcode", (code == null) ? "soapenv:Client" : "sf:" + code);
		xml.text("faultstring", (code == null) ? fault.text() : code + ": " + fault.text());
		if (code != null) {
			detail(xml, fault, code);
		}
		return xml.close("soapenv:Fault").close("soapenv:Body").close(FAULTS).toString();
	}

	private static void detail(Markup xml, CallFault fault, String code) {
		String tag = "sf:" + fault.type() + " xsi:type=\"sf:" + fault.type() + "\"";
		xml.open("detail").open(tag);
		xml.text("sf:exceptionCode", code).text("sf:exceptionMessage", fault.text());
		if (fault.isQueryFault()) {
			xml.text("sf:row", "-1").text("sf:column", "-1");
		}
		xml.close(tag).close("detail");
	}

	/** The results of a write. */
	static String results(String operation, List<RowResult> results) {
		Markup xml = new Markup().open(operation + "Response");
		results.forEach((result) -> {
			xml.open("result");
			if (operation.equals("upsert")) {
				xml.text("created", String.valueOf(result.created()));
			}
			RowError error = result.error();
			if (error != null) {
				xml.open("errors");
				error.fields().forEach((field) -> xml.text("fields", field));
				xml.text("message", error.message()).text("statusCode", error.code()).close("errors");
			}
			xml.textOrNil("id", result.id()).text("success", String.valueOf(error == null)).close("result");
		});
		return xml.close(operation + "Response").toString();
	}

	/** A page of a query's answer. */
	static String page(String operation, Cursors.Page page) {
		Markup xml = new Markup().open(operation + "Response");
		page(xml, "result", page);
		return xml.close(operation + "Response").toString();
	}

	private static void page(Markup xml, String tag, Cursors.Page page) {
		String open = tag + " xsi:type=\"QueryResult\"";
		xml.open(open);
		xml.text("done", String.valueOf(page.locator().isEmpty()));
		xml.textOrNil("queryLocator", page.locator().isEmpty() ? null : page.locator());
		Tree tree = Tree.of(page.answer().select());
		for (int number = page.from(); number < page.to(); number++) {
			List<@Nullable Object> values = page.answer().records().get(number);
			record(xml, "records", page.answer().type(), tree, values, page.children(number));
		}
		xml.text("size", String.valueOf(page.answer().size()));
		xml.close(open);
	}

	/** A record: its type, its id even where nobody asked, then what was selected. */
	static void record(Markup xml, String tag, String type, Tree tree, List<@Nullable Object> values) {
		record(xml, tag, type, tree, values, Map.of());
	}

	private static void record(Markup xml, String tag, String type, Tree tree, List<@Nullable Object> values,
			Map<String, Cursors.Page> children) {
		String open = tag + " xsi:type=\"sf:sObject\"";
		xml.open(open).text("sf:type", type);
		Object id = (tree.idColumn() < 0) ? null : values.get(tree.idColumn());
		xml.textOrNil("sf:Id", (id == null) ? null : id.toString());
		for (Tree child : tree.children()) {
			child(xml, child, values);
		}
		children.forEach((relationship, page) -> {
			if (page.answer().size() == 0) {
				xml.nil("sf:" + relationship);
			}
			else {
				page(xml, "sf:" + relationship, page);
			}
		});
		xml.close(open);
	}

	private static void child(Markup xml, Tree child, List<@Nullable Object> values) {
		String tag = "sf:" + child.name();
		if (child.column() >= 0) {
			value(xml, tag, values.get(child.column()));
		}
		else if (child.isEmpty(values)) {
			xml.nil(tag);
		}
		else {
			record(xml, tag, child.type(), child, values);
		}
	}

	private static void value(Markup xml, String tag, @Nullable Object value) {
		String type = (value instanceof Integer) ? " xsi:type=\"xsd:int\"" : "";
		if (value == null) {
			xml.nil(tag);
		}
		else {
			xml.text(tag + type, Values.write(value));
		}
	}

	/** Columns that share the first step of their way, together. */
	static final class Tree {

		private final String name;

		private final String type;

		private final int column;

		private final java.util.Map<String, Tree> children = new java.util.LinkedHashMap<>();

		private Tree(String name, String type, int column) {
			this.name = name;
			this.type = type;
			this.column = column;
		}

		static Tree of(List<Column> columns) {
			Tree root = new Tree("", "", -1);
			for (int i = 0; i < columns.size(); i++) {
				Tree at = root;
				List<String> names = columns.get(i).names();
				for (int step = 0; step < names.size() - 1; step++) {
					String type = columns.get(i).types().get(step);
					at = at.children.computeIfAbsent(names.get(step), (name) -> new Tree(name, type, -1));
				}
				at.children.put(names.getLast(), new Tree(names.getLast(), "", i));
			}
			return root;
		}

		String name() {
			return this.name;
		}

		String type() {
			return this.type;
		}

		int column() {
			return this.column;
		}

		java.util.Collection<Tree> children() {
			return this.children.values();
		}

		int idColumn() {
			Tree id = this.children.get("Id");
			return (id == null) ? -1 : id.column;
		}

		/** Whether no record is there: none of its values is. */
		boolean isEmpty(List<@Nullable Object> values) {
			return (this.column >= 0) ? values.get(this.column) == null
					: this.children.values().stream().allMatch((child) -> child.isEmpty(values));
		}

	}

}
