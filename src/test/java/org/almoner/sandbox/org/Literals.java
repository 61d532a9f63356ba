package org.almoner.sandbox.org;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.almoner.sandbox.org.SoqlQuery.Literal;
import org.jspecify.annotations.Nullable;

/**
 * Fits the values of a query to the fields they are compared with. The org's time zone is
 * UTC.
 */
final class Literals {

	private final InstantSource clock;

	Literals(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Values from one up to and without another.
	 *
	 * @param from the first value
	 * @param to the first one that is too much
	 */
	record Range(Comparable<?> from, Comparable<?> to) {
	}

	/**
	 * The value of a literal for a field, null for no value; a {@link Range} for days by
	 * name.
	 * @throws CallFault if the field is of another type
	 */
	@Nullable Object value(OrgField field, Literal literal) {
		return switch (literal) {
			case Literal.None() -> null;
			case Literal.Text(String text) when field.kind().isText() -> text(field, text);
			case Literal.Numeric(var number) when isNumber(field) -> number;
			case Literal.Flag(boolean flag) when field.kind() == Kind.CHECKBOX -> flag;
			case Literal.Day(LocalDate day) when field.kind() == Kind.DATE -> day;
			case Literal.Moment(Instant moment) when field.kind() == Kind.DATE_TIME -> moment;
			case Literal.Span span when field.kind() == Kind.DATE || field.kind() == Kind.DATE_TIME ->
				range(field, span);
			default -> throw CallFault.invalidField("value of filter criterion for field '" + field.name()
					+ "' must be of type " + field.kind().soapName() + (field.kind().isText()
							? " and should be enclosed in quotes" : " and should not be enclosed in quotes"));
		};
	}

	private static boolean isNumber(OrgField field) {
		return field.kind() == Kind.NUMBER || field.kind() == Kind.CURRENCY;
	}

	private static String text(OrgField field, String text) {
		if (field.kind() != Kind.ID && field.kind() != Kind.LOOKUP) {
			return text;
		}
		if (!text.isEmpty() && !Ids.isShaped(text)) {
			throw new CallFault("InvalidFieldFault", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text);
		}
		return text.isEmpty() ? text : Ids.canonical(text);
	}

	private Range range(OrgField field, Literal.Span span) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		LocalDate month = today.withDayOfMonth(1);
		return switch (span.name()) {
			case "YESTERDAY" -> range(field, today.minusDays(1), today);
			case "TOMORROW" -> range(field, today.plusDays(1), today.plusDays(2));
			case "THIS_MONTH" -> range(field, month, month.plusMonths(1));
			case "LAST_MONTH" -> range(field, month.minusMonths(1), month);
			case "THIS_YEAR" -> range(field, today.withDayOfYear(1), today.withDayOfYear(1).plusYears(1));
			case "LAST_N_DAYS" -> range(field, today.minusDays(span.days()), today.plusDays(1));
			case "NEXT_N_DAYS" -> range(field, today.plusDays(1), today.plusDays(1L + span.days()));
			case "N_DAYS_AGO" -> range(field, today.minusDays(span.days()), today.minusDays(span.days() - 1L));
			default -> range(field, today, today.plusDays(1));
		};
	}

	private static Range range(OrgField field, LocalDate from, LocalDate to) {
		return (field.kind() == Kind.DATE) ? new Range(from, to)
				: new Range(from.atStartOfDay().toInstant(ZoneOffset.UTC), to.atStartOfDay().toInstant(ZoneOffset.UTC));
	}

}
