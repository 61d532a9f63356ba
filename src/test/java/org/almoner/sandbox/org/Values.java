package org.almoner.sandbox.org;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Values on their way between the wire and the records: typed, measured, and refused
 * where the org would.
 */
final class Values {

	private static final Pattern EMAIL = Pattern
		.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
				+ "@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	private Values() {
	}

	/**
	 * The value that the org keeps for a text of the wire, null where that clears the
	 * field.
	 * @throws RowRefusedException if the field can't take it
	 */
	static @Nullable Object read(OrgField field, String raw) {
		return switch (field.kind()) {
			case ID, TEXT, AUTO_NUMBER, URL, PHONE -> text(field, raw);
			case LONG_TEXT -> longText(field, raw);
			case PICKLIST -> picklist(field, raw);
			case EMAIL -> email(field, raw);
			case NUMBER, CURRENCY -> number(field, raw);
			case DATE -> day(field, raw);
			case DATE_TIME -> moment(field, raw);
			case CHECKBOX -> checkbox(field, raw);
			case LOOKUP -> id(field, raw);
			case BASE64 -> bytes(field, raw);
		};
	}

	private static @Nullable String text(OrgField field, String raw) {
		String text = raw.strip();
		return text.isEmpty() ? null : measured(field, text, text.length());
	}

	private static @Nullable String longText(OrgField field, String raw) {
		String text = raw.strip().replace("\r\n", "\n");
		// a line break counts as two characters
		return text.isEmpty() ? null
				: measured(field, text, text.length() + (int) text.chars().filter((c) -> c == '\n').count());
	}

	private static String measured(OrgField field, String text, int length) {
		if (length > field.size().length()) {
			String start = text.substring(0, Math.min(text.length(), 255));
			throw new RowRefusedException("STRING_TOO_LONG",
					field.name() + ": data value too large: " + start + " (max length=" + field.size().length() + ")",
					field.name());
		}
		return text;
	}

	private static @Nullable String picklist(OrgField field, String raw) {
		String text = raw.strip();
		if (text.isEmpty()) {
			return null;
		}
		if (!field.values().isEmpty() && !field.values().contains(text)) {
			throw new RowRefusedException("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
					field.name() + ": bad value for restricted picklist field: " + text, field.name());
		}
		return text;
	}

	private static @Nullable String email(OrgField field, String raw) {
		String text = text(field, raw);
		if (text != null && !EMAIL.matcher(text).matches()) {
			throw new RowRefusedException("INVALID_EMAIL_ADDRESS", field.name() + ": invalid email address: " + text,
					field.name());
		}
		return text;
	}

	private static BigDecimal number(OrgField field, String raw) {
		try {
			OrgField.Size size = field.size();
			BigDecimal number = new BigDecimal(raw.strip()).setScale(size.scale(), RoundingMode.HALF_UP);
			if (number.precision() - number.scale() > size.precision() - size.scale()) {
				throw new RowRefusedException("NUMBER_OUTSIDE_VALID_RANGE",
						field.name() + ": value outside of valid range on numeric field: " + raw, field.name());
			}
			return number;
		}
		catch (NumberFormatException ex) {
			throw wrongType(field, raw);
		}
	}

	private static LocalDate day(OrgField field, String raw) {
		try {
			LocalDate day = LocalDate.parse(raw.strip());
			if (day.getYear() < 1700 || day.getYear() > 4000) {
				throw new RowRefusedException("NUMBER_OUTSIDE_VALID_RANGE", field.name() + ": invalid date: " + raw,
						field.name());
			}
			return day;
		}
		catch (DateTimeException ex) {
			throw wrongType(field, raw);
		}
	}

	private static Instant moment(OrgField field, String raw) {
		try {
			return OffsetDateTime.parse(raw.strip()).toInstant().truncatedTo(ChronoUnit.SECONDS);
		}
		catch (DateTimeException ex) {
			throw wrongType(field, raw);
		}
	}

	private static Boolean checkbox(OrgField field, String raw) {
		return switch (raw.strip()) {
			case "true", "1" -> true;
			case "false", "0" -> false;
			default -> throw wrongType(field, raw);
		};
	}

	private static String id(OrgField field, String raw) {
		String id = raw.strip();
		if (!Ids.isShaped(id)) {
			throw new RowRefusedException("MALFORMED_ID", field.name() + ": bad id " + raw, field.name());
		}
		return Ids.canonical(id);
	}

	private static byte[] bytes(OrgField field, String raw) {
		try {
			return Base64.getMimeDecoder().decode(raw);
		}
		catch (IllegalArgumentException ex) {
			throw wrongType(field, raw);
		}
	}

	private static RowRefusedException wrongType(OrgField field, String raw) {
		return new RowRefusedException("INVALID_TYPE_ON_FIELD_IN_RECORD",
				field.name() + ": value not of required type: " + raw, field.name());
	}

	/**
	 * A value as the org writes it: numbers always with a point, moments in UTC with
	 * milliseconds.
	 */
	static String write(Object value) {
		return switch (value) {
			case BigDecimal number -> decimal(number);
			case Instant moment -> MOMENT.format(moment);
			case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
			default -> value.toString();
		};
	}

	private static String decimal(BigDecimal number) {
		BigDecimal bare = number.stripTrailingZeros();
		return (bare.scale() <= 0) ? bare.setScale(1).toPlainString() : bare.toPlainString();
	}

}
