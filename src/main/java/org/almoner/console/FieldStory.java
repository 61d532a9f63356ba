package org.almoner.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.almoner.books.Books;
import org.almoner.books.Field;
import org.almoner.books.FieldType;
import org.almoner.books.Written;
import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.almoner.posting.MirroredRecord;
import org.jspecify.annotations.Nullable;

/**
 * Why a field says what it says.
 *
 * @param label its name
 * @param value what it shows now
 * @param before what it showed before Almoner wrote it
 * @param because the event that said so, where one did
 * @param remark what else is to be known, such as that people changed it
 */
record FieldStory(String label, String value, String before, @Nullable Cause because, @Nullable String remark) {

	private static final String EMPTY = "—";

	private static final Set<String> PERSONAL = Set.of("Donor_Name__c", "Description__c", "Designation__c");

	private static final Set<String> SETTLED = Set.of("Settlement_Amount__c", "Fee__c", "Net__c");

	/**
	 * The event behind a value.
	 *
	 * @param eventId its id
	 * @param at when the gateway made it
	 */
	record Cause(String eventId, ShownMoment at) {
	}

	/**
	 * The stories of all fields of a record that show something or did.
	 * @param personal whether what tells of a person may be seen
	 */
	static List<FieldStory> of(MirroredRecord record, ZoneId zone, boolean personal) {
		List<FieldStory> stories = new ArrayList<>();
		for (Field field : Books.fields(record.kind())) {
			Written written = record.provenance().fields().get(field.apiName());
			String now = record.values().get(field.apiName());
			if (now != null || (written != null && (written.value() != null || written.before() != null))) {
				stories.add(of(record, field, written, new Eye(zone, personal)));
			}
		}
		return List.copyOf(stories);
	}

	/** How much is seen, and in which zone. */
	private record Eye(ZoneId zone, boolean personal) {
	}

	private static FieldStory of(MirroredRecord record, Field field, @Nullable Written written, Eye eye) {
		String now = record.values().get(field.apiName());
		String shown = shown(record, field, now, eye);
		if (written == null) {
			return new FieldStory(label(field.apiName()), shown, EMPTY, null, "Not written by Almoner");
		}
		Cause cause = written.isAdopted() ? null
				: new Cause(written.stamp().eventId(), ShownMoment.of(written.stamp().at(), eye.zone()));
		return new FieldStory(label(field.apiName()), shown, shown(record, field, written.before(), eye), cause,
				remark(written, now, shown(record, field, written.value(), eye)));
	}

	private static @Nullable String remark(Written written, @Nullable String now, String wrote) {
		if (written.theirs() && written.value() == null && written.before() == null) {
			return "Theirs: people filled it first, or what Almoner wrote was erased with a donor's data";
		}
		if (written.theirs()) {
			return "Changed by people in Salesforce, and theirs since; Almoner wrote " + wrote;
		}
		if (!Objects.equals(now, written.value())) {
			return "Differs from what Almoner wrote: " + wrote;
		}
		return written.isAdopted() ? "It was there when the gift was taken for this payment" : null;
	}

	private static String shown(MirroredRecord record, Field field, @Nullable String value, Eye eye) {
		if (value == null) {
			return EMPTY;
		}
		if (!eye.personal() && isPersonal(record, field)) {
			return Veil.VEILED;
		}
		return switch (field.type()) {
			case CURRENCY -> money(record, field.apiName(), value);
			case DATE_TIME -> ShownMoment.of(Instant.parse(value), eye.zone()).words();
			case CHECKBOX -> Boolean.parseBoolean(value) ? "Yes" : "No";
			default -> value;
		};
	}

	private static boolean isPersonal(MirroredRecord record, Field field) {
		return field.type() == FieldType.EMAIL || field.type() == FieldType.PHONE || field.type() == FieldType.URL
				|| PERSONAL.contains(field.apiName())
				|| (field.apiName().equals("Name") && RecordLine.name(record).equals(record.gatewayId()));
	}

	/** An amount in the currency that its record says. */
	static String money(MirroredRecord record, String field, String amount) {
		String code = record.value(SETTLED.contains(field) ? "Settlement_Currency__c" : "Currency__c").orElse("");
		try {
			return new Money(new BigDecimal(amount), Currency.of(code)).toString();
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return (amount + " " + code).strip();
		}
	}

	/** A field's API name as words. */
	static String label(String apiName) {
		return apiName.replaceFirst("__c$", "").replace('_', ' ');
	}

}
