package org.almoner.posting;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.account.Credentials;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.NewGatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.Books;
import org.almoner.books.Change;
import org.almoner.books.Field;
import org.almoner.books.FieldType;
import org.almoner.books.PaymentStatus;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.event.Arrival;
import org.almoner.event.GatewayEvent;
import org.almoner.event.GatewayEvents;
import org.almoner.event.NewGatewayEvent;
import org.almoner.event.Settlement;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.metadata.MetadataSchema;
import org.almoner.metadata.MetadataSchema.FieldSchema;
import org.almoner.metadata.MetadataSchema.ObjectSchema;
import org.almoner.salesforce.Parent;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/** All that the rooms write, held against the metadata that is deployed. */
@SpringBootTest(classes = WebTestApplication.class, properties = {
		"almoner.secret-key=a key of the written fields, long enough", "almoner.admin-password=written-fields" })
class WrittenFieldsTests {

	private static final Path METADATA = Path.of("sfdx-metadata");

	private static final MetadataSchema SCHEMA = MetadataSchema.load(METADATA);

	private static final String LONG = "x".repeat(40_000);

	private final Queue<Row> rows = new ConcurrentLinkedQueue<>();

	@Autowired
	private InMemorySalesforce salesforce;

	@Autowired
	private GatewayAccounts accounts;

	@Autowired
	private GatewayEvents events;

	@Autowired
	private GatewayLog log;

	@BeforeEach
	void watch() {
		this.salesforce.onRow((row) -> {
			this.rows.add(row);
			return Optional.empty();
		});
	}

	@ParameterizedTest
	@EnumSource(RecordKind.class)
	void everyFieldOfTheBooksFitsTheOrgs(RecordKind kind) {
		ObjectSchema object = SCHEMA.object(kind.object());
		assertThat(Books.fields(kind)).isNotEmpty().allSatisfy((field) -> assertFits(object, field));
		assertFits(object, Books.SNAPSHOT_AT);
	}

	private static void assertFits(ObjectSchema object, Field field) {
		if (field.apiName().equals("Name")) {
			assertThat(object.nameIsAutoNumber()).isFalse();
			assertThat(field.length()).isLessThanOrEqualTo(80);
			return;
		}
		FieldSchema there = object.field(field.apiName());
		assertThat(types(field.type())).as("%s.%s", object.apiName(), field.apiName()).contains(there.type());
		switch (field.type()) {
			case TEXT, ID -> assertThat(field.length()).isLessThanOrEqualTo(Objects.requireNonNull(there.length()));
			case CURRENCY, NUMBER -> {
				int scale = Objects.requireNonNull(there.scale());
				assertThat(field.scale()).isLessThanOrEqualTo(scale);
				assertThat(field.length() - field.scale())
					.isLessThanOrEqualTo(Objects.requireNonNull(there.precision()) - scale);
			}
			case PICKLIST -> assertThat(field.values()).isNotEmpty().isSubsetOf(there.values());
			case LINK -> assertThat(Objects.requireNonNull(field.target()).object()).isEqualTo(there.referenceTo());
			case EMAIL -> assertThat(field.length()).isLessThanOrEqualTo(80);
			case PHONE -> assertThat(field.length()).isLessThanOrEqualTo(40);
			case URL -> assertThat(field.length()).isLessThanOrEqualTo(255);
			case DATE, DATE_TIME, CHECKBOX, REFERENCE -> assertThat(there.required()).isFalse();
		}
	}

	private static Set<String> types(FieldType type) {
		return switch (type) {
			case TEXT -> Set.of("Text", "LongTextArea");
			case ID -> Set.of("Text");
			case EMAIL -> Set.of("Email");
			case PHONE -> Set.of("Phone");
			case URL -> Set.of("Url");
			case PICKLIST -> Set.of("Picklist");
			case CURRENCY -> Set.of("Currency");
			case NUMBER -> Set.of("Number");
			case DATE -> Set.of("Date");
			case DATE_TIME -> Set.of("DateTime");
			case CHECKBOX -> Set.of("Checkbox");
			case LINK, REFERENCE -> Set.of("Lookup");
		};
	}

	@Test
	void everyRowOfEveryRoomFitsTheOrg() {
		writeAll();
		assertThat(this.rows.stream().map(Row::type)).contains("Gateway_Account__c", "Gateway_Event__c",
				"Gateway_Log__c", "Gateway_Transaction__c", "Gift_Transaction__c", "Gateway_Invoice__c",
				"Gateway_Payout__c", "Gateway_Customer__c");
		assertThat(custom()).allSatisfy((row) -> row.fields()
			.forEach((field, value) -> assertAccepts(SCHEMA.object(row.type()), field, value)));
	}

	private static void assertAccepts(ObjectSchema object, String name, @Nullable Object value) {
		if (name.equals("Name")) {
			assertThat(object.nameIsAutoNumber()).isFalse();
			assertThat(String.valueOf(value)).hasSizeLessThanOrEqualTo(80);
			return;
		}
		FieldSchema field = object.field(name);
		String what = object.apiName() + "." + name;
		switch (value) {
			case null -> assertThat(field.required() || field.isA("Checkbox")).as(what).isFalse();
			case String text -> assertText(what, field, text);
			case Boolean flag -> assertThat(field.type()).as(what).isEqualTo("Checkbox");
			case Instant moment -> assertThat(field.type()).as(what).isEqualTo("DateTime");
			case LocalDate day -> assertThat(field.type()).as(what).isEqualTo("Date");
			case Integer number -> assertThat(field.type()).as(what).isEqualTo("Number");
			case BigDecimal number -> assertThat(field.isA("Number", "Currency")).as(what).isTrue();
			case RecordId id -> assertThat(field.type()).as(what).isEqualTo("Lookup");
			case Parent parent -> {
				assertThat(field.referenceTo()).as(what).isEqualTo(parent.type());
				assertThat(SCHEMA.object(parent.type()).field(parent.externalIdField()).externalId()).isTrue();
			}
			default -> throw new AssertionError(what + " can't hold a " + value.getClass());
		}
	}

	private static void assertText(String what, FieldSchema field, String text) {
		switch (field.type()) {
			case "Text", "LongTextArea" ->
				assertThat(text.length()).as(what).isLessThanOrEqualTo(Objects.requireNonNull(field.length()));
			case "Picklist" -> assertThat(field.values()).as(what).contains(text);
			case "Url" -> assertThat(text.length()).as(what).isLessThanOrEqualTo(255);
			// the books write days and moments as their ISO text
			case "Date" -> assertThat(LocalDate.parse(text)).as(what).isNotNull();
			case "DateTime" -> assertThat(Instant.parse(text)).as(what).isNotNull();
			default -> assertThat(field.isA("Email", "Phone")).as(what).isTrue();
		}
	}

	@Test
	void theConnectorMayEditEveryFieldThatIsWritten() throws Exception {
		writeAll();
		Set<String> written = custom()
			.flatMap((row) -> row.fields().keySet().stream().map((field) -> row.type() + "." + field))
			.filter((field) -> field.endsWith("__c") && !isRequired(field))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(written).hasSizeGreaterThan(120);
		assertThat(editable()).containsAll(written);
	}

	private static boolean isRequired(String field) {
		String[] path = field.split("\\.", -1);
		return SCHEMA.object(path[0]).field(path[1]).required();
	}

	private static Set<String> editable() throws Exception {
		String xml = Files
			.readString(METADATA.resolve("main/default/permissionsets/Almoner_Connector.permissionset-meta.xml"));
		return Pattern.compile("<fieldPermissions>(.*?)</fieldPermissions>", Pattern.DOTALL)
			.matcher(xml)
			.results()
			.map((match) -> match.group(1))
			.filter((one) -> one.contains("<editable>true</editable>"))
			.map((one) -> one.replaceAll("(?s).*<field>(.*?)</field>.*", "$1"))
			.collect(Collectors.toSet());
	}

	@Test
	void everyLabelOfTheCodeIsAValueOfItsPicklist() {
		assertValues("Gateway_Account__c", "Status__c",
				Arrays.stream(GatewayAccount.Status.values()).map(GatewayAccount.Status::label).toList());
		assertValues("Gateway_Account__c", "Gift_Model__c",
				Arrays.stream(GatewayAccount.GiftModel.values()).map(GatewayAccount.GiftModel::label).toList());
		assertValues("Gateway_Account__c", "Provider__c",
				Arrays.stream(Provider.values()).map(Provider::label).toList());
		assertValues("Gateway_Account__c", "Endpoint_Health__c",
				Stream.of(EndpointHealth.values()).map(EndpointHealth::label).toList());
		assertValues("Gateway_Log__c", "Level__c", Arrays.stream(Level.values()).map(Level::label).toList());
		assertValues("Gateway_Transaction__c", "Status__c",
				Arrays.stream(PaymentStatus.values()).map(PaymentStatus::label).toList());
	}

	@Test
	void everyEventStatusIsWrittenAndIsAValue() {
		writeAll();
		Set<String> statuses = this.rows.stream()
			.filter((row) -> row.type().equals("Gateway_Event__c"))
			.flatMap((row) -> row.text("Status__c").stream())
			.collect(Collectors.toSet());
		assertThat(statuses)
			.containsExactlyInAnyOrderElementsOf(SCHEMA.object("Gateway_Event__c").field("Status__c").values());
	}

	private static void assertValues(String object, String field, Collection<String> labels) {
		FieldSchema picklist = SCHEMA.object(object).field(field);
		assertThat(picklist.restricted()).isTrue();
		assertThat(labels).isNotEmpty().isSubsetOf(picklist.values());
	}

	private Stream<Row> custom() {
		return this.rows.stream().filter((row) -> row.type().endsWith("__c"));
	}

	/** Lets every room write every field it ever writes, texts as long as they come. */
	private void writeAll() {
		GatewayAccount account = this.accounts.create(new NewGatewayAccount("n".repeat(80), Provider.STRIPE,
				"acct_" + System.nanoTime(), true, ZoneOffset.UTC, GatewayAccount.GiftModel.GIFT_TRANSACTION,
				"https://gifts.example.org", Samples.manual()));
		this.accounts.create(new NewGatewayAccount("Draft", Provider.STRIPE, null, false, ZoneOffset.UTC,
				GatewayAccount.GiftModel.NONE, "https://gifts.example.org", Credentials.none()));
		writeEvents(account);
		this.log.write(LogEntry.of(Level.ERROR, LONG, "kind", LONG)
			.detail(LONG)
			.account(account.key().value())
			.event(event(account).id())
			.object(LONG));
		Batch batch = new Batch(List.of(), List.of(event(account)));
		new LastEvents(this.salesforce).note(account, batch);
		Arrays.stream(RecordKind.values()).forEach((kind) -> this.rows.add(row(account, kind)));
	}

	private void writeEvents(GatewayAccount account) {
		Instant at = Instant.parse("2026-11-21T11:59:00Z");
		for (int size : List.of(10, 200_000)) {
			this.events.store(new NewGatewayEvent(account, "evt_" + size, LONG, LONG, LONG, LONG, false, at, at,
					("{\"x\":\"" + "x".repeat(size) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8), "{}",
					Arrival.WEBHOOK));
		}
		RecordId id = event(account).id();
		this.events.settle(List.of(new Settlement.Retrying(id, 1, LONG, LONG)));
		this.events.settle(List.of(new Settlement.Ignored(id, 2, LONG)));
		this.events.settle(List.of(new Settlement.Failed(id, 3, LONG, LONG)));
		this.events.settle(List.of(new Settlement.Processed(id, 100_000)));
	}

	private GatewayEvent event(GatewayAccount account) {
		String key = account.key().externalId("evt_10");
		String id = this.salesforce.all("Gateway_Event__c")
			.stream()
			.filter((row) -> key.equals(row.get("Gateway_Key__c")))
			.map((row) -> String.valueOf(row.get("Id")))
			.findFirst()
			.orElseThrow();
		return new GatewayEvent(new RecordId(id), "evt_10", "t", "{}", Instant.parse("2026-11-21T11:59:00Z"), 0);
	}

	/** A row of the books with all its fields. */
	private static Row row(GatewayAccount account, RecordKind kind) {
		Map<Field, String> fields = new LinkedHashMap<>();
		Books.fields(kind).forEach((field) -> fields.put(field, sample(field)));
		fields.put(Books.SNAPSHOT_AT, sample(Books.SNAPSHOT_AT));
		return new RecordTable(kind.object()).write(account,
				new Change(new RecordKey(kind, "id_1"), null, fields, "{}", Set.of()), Map.of());
	}

	private static String sample(Field field) {
		return switch (field.type()) {
			case TEXT, ID, PHONE, URL -> "x".repeat(field.length());
			case EMAIL -> "a@example.org";
			case PICKLIST -> field.values().iterator().next();
			case CURRENCY, NUMBER -> "1";
			case DATE -> "2026-11-21";
			case DATE_TIME -> "2026-11-21T11:59:00Z";
			case CHECKBOX -> "true";
			case LINK -> "id_2";
			case REFERENCE -> "701000000000001AAA";
		};
	}

}
