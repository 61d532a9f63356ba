package org.almoner.sandbox.org;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.sforce.soap.partner.GetUserInfoResult;
import org.jspecify.annotations.Nullable;

/** Carries out the operations of the Partner API. */
final class Operations {

	private static final int DEFAULT_BATCH = 500;

	private static final int MOST_RETRIEVED = 2_000;

	private static final Pattern FROM = Pattern.compile("\\bFROM\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

	private final Store store;

	private final Writer writer;

	private final InstantSource clock;

	private final Map<String, String> user;

	private final Cursors cursors = new Cursors();

	/**
	 * The operations of an org.
	 * @param user who calls: userId, userName and organizationId
	 */
	Operations(Store store, Writer writer, InstantSource clock, Map<String, String> user) {
		this.store = store;
		this.writer = writer;
		this.clock = clock;
		this.user = Map.copyOf(user);
	}

	Cursors cursors() {
		return this.cursors;
	}

	/** What a call is about. */
	static Call describe(Xml operation) {
		List<Xml> rows = operation.children("sObjects");
		Set<String> types = new LinkedHashSet<>();
		rows.forEach((row) -> types.add(row.textOf("type")));
		if (operation.name().equals("query")) {
			FROM.matcher(operation.textOf("queryString")).results().forEach((from) -> types.add(from.group(1)));
		}
		else if (rows.isEmpty()) {
			types.add(operation.textOf("sObjectType"));
		}
		return new Call(operation.name(), types, rows.size() + operation.children("ids").size());
	}

	/**
	 * Carries out a call.
	 * @return the answer's body
	 * @throws CallFault if it is refused
	 */
	String run(Xml header, Xml operation, List<Fault> faults) {
		String name = operation.name();
		return switch (name) {
			case "create", "update", "upsert" -> Envelope.results(name, save(header, operation, faults));
			case "delete" -> Envelope.results(name, this.writer.delete(texts(operation, "ids"), terms(header, faults)));
			case "query" -> Envelope.page(name, query(header, operation));
			case "queryMore" -> Envelope.page(name, this.cursors.next(operation.textOf("queryLocator")));
			case "retrieve" -> retrieve(operation);
			case "getUserInfo" -> answer(name, Describer.write(userInfo()));
			case "getServerTimestamp" -> answer(name,
					new Markup().open("result")
						.text("timestamp", Values.write(this.clock.instant()))
						.close("result")
						.toString());
			case "describeSObject", "describeSObjects" -> answer(name, describeObjects(operation));
			case "describeGlobal" -> answer(name, new Describer(this.store.schema()).all());
			default ->
				throw CallFault.client("No operation available for request {urn:partner.soap.sforce.com}" + name);
		};
	}

	private static String answer(String name, String result) {
		return new Markup().open(name + "Response").raw(result).close(name + "Response").toString();
	}

	private static List<String> texts(Xml operation, String child) {
		return operation.children(child).stream().map((element) -> element.text().strip()).toList();
	}

	private static Writer.Terms terms(Xml header, List<Fault> faults) {
		boolean allOrNone = header.child("AllOrNoneHeader")
			.map((element) -> element.textOf("allOrNone").equals("true"))
			.orElse(false);
		return new Writer.Terms(allOrNone, faults);
	}

	private List<RowResult> save(Xml header, Xml operation, List<Fault> faults) {
		RowReader reader = new RowReader(this.store.schema());
		List<RowInput> rows = operation.children("sObjects").stream().map(reader::read).toList();
		Writer.Terms terms = terms(header, faults);
		return switch (operation.name()) {
			case "create" -> this.writer.create(rows, terms);
			case "update" -> this.writer.update(rows, terms);
			default -> this.writer.upsert(operation.textOf("externalIDFieldName"), rows, terms);
		};
	}

	private Cursors.Page query(Xml header, Xml operation) {
		String asked = header.child("QueryOptions").map((element) -> element.textOf("batchSize")).orElse("");
		int batch = asked.isEmpty() ? DEFAULT_BATCH : Math.clamp(Integer.parseInt(asked), 200, 2_000);
		SoqlQuery query = SoqlParser.parse(operation.textOf("queryString"));
		return this.cursors.first(new QueryRunner(this.store, this.clock).run(query), batch);
	}

	private String retrieve(Xml operation) {
		OrgObject object = this.store.schema().object(operation.textOf("sObjectType"));
		List<FieldPath> paths = List.of(operation.textOf("fieldList").split("\\s*,\\s*"))
			.stream()
			.map((path) -> FieldPath.of(this.store.schema(), object, path))
			.toList();
		List<String> ids = texts(operation, "ids");
		if (ids.size() > MOST_RETRIEVED) {
			throw CallFault.unexpected("EXCEEDED_ID_LIMIT", "record limit reached. cannot retrieve more than 2000");
		}
		Envelope.Tree tree = Envelope.Tree.of(paths.stream().map(QueryRunner::column).toList());
		Markup xml = new Markup().open("retrieveResponse");
		ids.forEach((id) -> retrieve(xml, object, paths, tree, id));
		return xml.close("retrieveResponse").toString();
	}

	private void retrieve(Markup xml, OrgObject object, List<FieldPath> paths, Envelope.Tree tree, String id) {
		if (!Ids.isShaped(id)) {
			throw new CallFault("InvalidIdFault", "MALFORMED_ID", "malformed id " + id);
		}
		List<@Nullable Object> values = new ArrayList<>();
		boolean found = this.store.reading(() -> {
			Map<String, Object> row = this.store.table(object).get(Ids.canonical(id));
			if (row != null) {
				paths.forEach((path) -> values.add(path.value(this.store, row)));
			}
			return row != null;
		});
		if (found) {
			Envelope.record(xml, "result", object.name(), tree, values);
		}
		else {
			xml.nil("result");
		}
	}

	private GetUserInfoResult userInfo() {
		GetUserInfoResult info = new GetUserInfoResult();
		info.setUserId(this.user.get("userId"));
		info.setUserName(this.user.get("userName"));
		info.setUserFullName("Almoner Integration");
		info.setUserEmail("integration@example.org");
		info.setOrganizationId(this.user.get("organizationId"));
		info.setOrganizationName("Simulated Charity");
		info.setUserTimeZone("GMT");
		info.setUserLocale("en_US");
		info.setUserLanguage("en_US");
		info.setUserType("Standard");
		info.setUserUiSkin("Theme3");
		info.setProfileId("00eS00000000001AAA");
		info.setUserDefaultCurrencyIsoCode("USD");
		return info;
	}

	private String describeObjects(Xml operation) {
		Describer describer = new Describer(this.store.schema());
		StringBuilder results = new StringBuilder();
		texts(operation, "sObjectType")
			.forEach((type) -> results.append(describer.object(this.store.schema().object(type))));
		return results.toString();
	}

}
