package org.almoner.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Fits values into fields, as the org keeps them: money and ids are never changed, words
 * are cut, and contact data that the org would refuse is left out, because donor data
 * never stops money.
 */
final class Fit {

	/** What Salesforce's own check accepts without doubt; the rest is left out. */
	private static final Pattern EMAIL = Pattern
		.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
				+ "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

	private static final String ELLIPSIS = "…";

	private Fit() {
	}

	/**
	 * A value as the field will show it.
	 * @return null where the value is left out
	 * @throws DoesNotFitException if the field can't hold it and it must not be changed
	 */
	static @Nullable String into(Field field, String value) {
		return switch (field.type()) {
			case TEXT -> words(value, field.length());
			case ID -> id(field, Legible.text(value));
			case EMAIL -> email(value, field.length());
			case PHONE, URL -> (value.length() <= field.length()) ? trimmed(value) : null;
			case CURRENCY -> money(field, decimal(field, value));
			case NUMBER -> number(field, decimal(field, value));
			case PICKLIST, DATE, DATE_TIME, CHECKBOX, LINK, REFERENCE -> value;
		};
	}

	private static @Nullable String words(String value, int length) {
		String text = trimmed(value);
		if (text == null || text.length() <= length) {
			return text;
		}
		String head = text.substring(0, length - 1);
		int space = head.lastIndexOf(' ');
		String cut = (space > length / 2) ? head.substring(0, space) : head;
		return (Character.isHighSurrogate(cut.charAt(cut.length() - 1)) ? cut.substring(0, cut.length() - 1) : cut)
			.stripTrailing() + ELLIPSIS;
	}

	private static String id(Field field, String value) {
		if (value.length() > field.length()) {
			throw new DoesNotFitException("The gateway's value for " + field.apiName() + " has " + value.length()
					+ " characters, and the field holds " + field.length());
		}
		return value;
	}

	private static @Nullable String email(String value, int length) {
		String address = value.strip();
		return (address.length() <= length && EMAIL.matcher(address).matches()) ? address.toLowerCase(Locale.ROOT)
				: null;
	}

	private static BigDecimal decimal(Field field, String value) {
		try {
			return new BigDecimal(value);
		}
		catch (NumberFormatException ex) {
			throw new DoesNotFitException("The gateway's value for " + field.apiName() + " is not a number");
		}
	}

	private static String money(Field field, BigDecimal amount) {
		BigDecimal plain = amount.stripTrailingZeros();
		if (plain.scale() > field.scale()) {
			throw new DoesNotFitException("The amount " + amount.toPlainString() + " has more than " + field.scale()
					+ " decimals, which " + field.apiName() + " can't hold; it is not rounded");
		}
		return digits(field, plain);
	}

	private static String number(Field field, BigDecimal number) {
		BigDecimal scaled = (number.scale() > field.scale()) ? number.setScale(field.scale(), RoundingMode.HALF_UP)
				: number;
		return digits(field, scaled.stripTrailingZeros());
	}

	private static String digits(Field field, BigDecimal number) {
		if (number.precision() - number.scale() > field.length() - field.scale()) {
			throw new DoesNotFitException(
					"The number " + number.toPlainString() + " has too many digits for " + field.apiName());
		}
		return number.toPlainString();
	}

	private static @Nullable String trimmed(String value) {
		String text = Legible.text(value).strip();
		return text.isEmpty() ? null : text;
	}

}
