package org.almoner.sandbox.org;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Which of two values of a field comes first. */
final class Order {

	private Order() {
	}

	/** Picklists sort by the order of their values, texts without regard to case. */
	static int compareForSort(OrgField field, Object left, Object right) {
		return field.values().isEmpty() ? compare(field, left, right)
				: Integer.compare(field.values().indexOf(left), field.values().indexOf(right));
	}

	static int compare(OrgField field, Object left, Object right) {
		return switch (left) {
			case BigDecimal number when right instanceof BigDecimal other -> number.compareTo(other);
			case Instant moment when right instanceof Instant other -> moment.compareTo(other);
			case LocalDate day when right instanceof LocalDate other -> day.compareTo(other);
			case Boolean flag when right instanceof Boolean other -> flag.compareTo(other);
			default -> texts(field, left.toString(), right.toString());
		};
	}

	private static int texts(OrgField field, String left, String right) {
		boolean exact = field.key().caseSensitive() || field.kind() == Kind.ID || field.kind() == Kind.LOOKUP;
		return exact ? left.compareTo(right) : left.compareToIgnoreCase(right);
	}

}
