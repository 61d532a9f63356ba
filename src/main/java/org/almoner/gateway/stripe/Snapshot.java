package org.almoner.gateway.stripe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object as a delivered event shows it: raw JSON, because every API version since 2014
 * may come and a typed model silently drops what it does not know.
 *
 * <p>
 * A fact is looked for in the places where it was over time, the newest first. Of each
 * three things can be true: the place is not there at all (says nothing), it is null
 * (explicitly empty), or it has a value.
 */
record Snapshot(JsonNode json) {

	/** Salesforce's last day is in the year 4000. */
	static final Instant LAST_MOMENT = Instant.parse("4000-12-30T00:00:00Z");

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,30})?([eE]-?\\d{1,2})?");

	private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

	private static final BigInteger LAST_SECOND = BigInteger.valueOf(LAST_MOMENT.getEpochSecond());

	/**
	 * What stands in the first of these dotted paths that is there at all; null where
	 * none is.
	 */
	@Nullable JsonNode find(String... paths) {
		JsonNode explicitNull = null;
		for (String path : paths) {
			JsonNode found = at(path);
			if (!found.isMissingNode() && !found.isNull()) {
				return found;
			}
			explicitNull = found.isNull() ? found : explicitNull;
		}
		return explicitNull;
	}

	private JsonNode at(String path) {
		JsonNode node = this.json;
		for (String step : path.split("\\.", -1)) {
			node = node.isArray() ? node.path(0).path(step) : node.path(step);
		}
		return node;
	}

	/** A text, number or flag as text. */
	Optional<String> text(String... paths) {
		return Optional.ofNullable(find(paths))
			.filter(JsonNode::isValueNode)
			.filter((node) -> !node.isNull())
			.map(JsonNode::asString);
	}

	/** The id of another object, expanded or not. */
	Optional<String> id(String... paths) {
		return Optional.ofNullable(find(paths)).flatMap(Snapshot::idOf);
	}

	static Optional<String> idOf(JsonNode node) {
		JsonNode id = node.isObject() ? node.path("id") : node;
		return id.isString() && !id.asString().isBlank() ? Optional.of(id.asString()) : Optional.empty();
	}

	/** An expanded object. */
	Optional<Snapshot> object(String... paths) {
		return Stream.of(paths).map(this::at).filter(JsonNode::isObject).findFirst().map(Snapshot::new);
	}

	/** The expanded objects of a list. */
	List<Snapshot> objects(String path) {
		JsonNode list = at(path);
		return list.isArray() ? list.valueStream().filter(JsonNode::isObject).map(Snapshot::new).toList() : List.of();
	}

	Optional<BigInteger> integer(String... paths) {
		return Optional.ofNullable(find(paths)).filter(JsonNode::isIntegralNumber).map(JsonNode::bigIntegerValue);
	}

	/**
	 * A number with decimals, such as a rate. What is written in a way that takes more
	 * room as a plain number than anybody has is none.
	 */
	Optional<BigDecimal> number(String... paths) {
		return text(paths).filter((text) -> NUMBER.matcher(text).matches()).map(BigDecimal::new);
	}

	/** A currency by its three letters, in any case. */
	Optional<Currency> currency(String... paths) {
		return text(paths).filter((code) -> CODE.matcher(code).matches()).map(Currency::of);
	}

	/** An amount that Stripe counts in minor units of a currency named beside it. */
	Optional<Money> money(String currencyPath, String... paths) {
		return integer(paths)
			.flatMap((minor) -> currency(currencyPath).map((currency) -> Money.ofMinor(minor, currency)));
	}

	boolean isTrue(String... paths) {
		return text(paths).filter("true"::equals).isPresent();
	}

	boolean isFalse(String... paths) {
		return text(paths).filter("false"::equals).isPresent();
	}

	/**
	 * A moment that Stripe counts in seconds since 1970; none that the org can't keep.
	 */
	Optional<Instant> moment(String... paths) {
		return integer(paths).filter((seconds) -> seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) <= 0)
			.map(BigInteger::longValueExact)
			.map(Instant::ofEpochSecond);
	}

	/** A day that Stripe gives as its midnight in UTC. */
	Optional<LocalDate> day(String... paths) {
		return moment(paths).map((moment) -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
	}

}
