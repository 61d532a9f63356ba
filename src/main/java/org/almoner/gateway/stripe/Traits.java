package org.almoner.gateway.stripe;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.almoner.books.Canonical;
import org.almoner.books.Trait;
import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a snapshot says, trait by trait. A place that is not there says nothing;
 * one that is null or of an unexpected shape says "empty".
 */
final class Traits {

	private final Snapshot snapshot;

	private final Map<Trait, @Nullable String> said = new EnumMap<>(Trait.class);

	Traits(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	/** A text, as much of it as there is room for. */
	Traits text(Trait trait, String... paths) {
		return say(trait, paths,
				this.snapshot.text(paths).filter((text) -> !text.isBlank()).flatMap((text) -> Room.of(trait, text)));
	}

	Traits id(Trait trait, String... paths) {
		return say(trait, paths, this.snapshot.id(paths).flatMap((id) -> Room.of(trait, id)));
	}

	Traits moment(Trait trait, String... paths) {
		return say(trait, paths, this.snapshot.moment(paths).map(Canonical::moment));
	}

	Traits day(Trait trait, String... paths) {
		return say(trait, paths, this.snapshot.day(paths).map(Object::toString));
	}

	Traits number(Trait trait, String... paths) {
		return say(trait, paths, this.snapshot.number(paths).map(Canonical::number));
	}

	Traits flag(Trait trait, String... paths) {
		return say(trait, paths,
				this.snapshot.text(paths).filter((text) -> text.equals("true") || text.equals("false")));
	}

	/** The currency, as three letters in upper case. */
	Traits currency(Trait trait, String... paths) {
		return say(trait, paths, this.snapshot.currency(paths).map(Currency::code));
	}

	/** An amount that Stripe counts in minor units of a currency named beside it. */
	Traits minor(Trait trait, String currencyPath, String... paths) {
		return say(trait, paths,
				this.snapshot.money(currencyPath, paths).map((money) -> Canonical.number(money.amount())));
	}

	/** An amount that was worked out, in minor units of a currency named here. */
	Traits minor(Trait trait, String currencyPath, BigInteger minor) {
		this.snapshot.currency(currencyPath)
			.ifPresent((one) -> this.said.put(trait, Canonical.number(Money.ofMinor(minor, one).amount())));
		return this;
	}

	/** Something that was found out otherwise, as much of it as there is room for. */
	Traits put(Trait trait, @Nullable String value) {
		this.said.put(trait, Optional.ofNullable(value).flatMap((text) -> Room.of(trait, text)).orElse(null));
		return this;
	}

	private Traits say(Trait trait, String[] paths, Optional<String> value) {
		if (this.snapshot.find(paths) != null) {
			this.said.put(trait, value.orElse(null));
		}
		return this;
	}

	Map<Trait, @Nullable String> said() {
		return this.said;
	}

}
