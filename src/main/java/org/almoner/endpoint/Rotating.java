package org.almoner.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.endpoint.Holding.Hold;
import org.almoner.gateway.Gateways;
import org.jspecify.annotations.Nullable;

/** Replaces signing secrets, and clears away what was replaced. */
final class Rotating {

	/** Deliveries of a deleted endpoint may still be on their way. */
	private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

	/** So that what is looked at every hour is gone when its day is over. */
	private static final Duration EARLY = Duration.ofHours(2);

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final Making making;

	private final Pasting pasting;

	private final InstantSource time;

	Rotating(GatewayAccounts accounts, Gateways gateways, Making making, Pasting pasting, InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.making = making;
		this.pasting = pasting;
		this.time = time;
	}

	GatewayAccount rotate(GatewayAccount account, @Nullable Secret pasted, Hold hold) {
		Checking.requireActive(account);
		boolean made = account.endpoint().optionalId().isPresent();
		if (made && pasted != null) {
			throw Access.state("Almoner made this endpoint and learns its new secret itself: rotate without one.");
		}
		if (made) {
			return replace(account, hold);
		}
		if (pasted == null) {
			throw Access.state("The endpoint was made by hand: roll its secret at the gateway, and give the new one.");
		}
		return this.pasting.rotate(account, pasted, hold);
	}

	private GatewayAccount replace(GatewayAccount account, Hold hold) {
		if (account.credentials().isReplacingEndpoint()) {
			throw Access.conflict("The endpoint is being replaced already; the old one goes when the new one has "
					+ "delivered, or within a day.");
		}
		Access access = Access.of(this.gateways, account);
		return this.making.replace(
				new Making.Intent(account, access, account.optionalProviderAccountId(), Optional.empty()),
				this.time.instant().plus(Pasting.OVERLAP), hold);
	}

	/**
	 * Deletes an endpoint that was replaced, once the new one has delivered or its day is
	 * over, and forgets secrets that are no longer good.
	 */
	GatewayAccount finish(GatewayAccount account, Hold hold) {
		Credentials credentials = account.credentials();
		List<SigningSecret> kept = new ArrayList<>(credentials.current().stream().toList());
		Instant now = this.time.instant();
		boolean proven = credentials.current()
			.map(SigningSecret::endpointId)
			.filter((id) -> this.accounts.isProven(account.key(), id))
			.isPresent();
		for (SigningSecret old : credentials.replaced()) {
			SigningSecret rest = (old.endpointId() != null && (proven || !old.isGood(now.plus(EARLY))))
					? deleted(account, old, hold) : old;
			if (rest.isGood(now)) {
				kept.add(rest);
			}
		}
		return kept.equals(credentials.signingSecrets()) ? account : this.accounts.reseal(account.key(),
				account.endpoint().id(), new Credentials(kept, credentials.apiKey()));
	}

	private SigningSecret deleted(GatewayAccount account, SigningSecret old, Hold hold) {
		hold.require();
		Access.of(this.gateways, account).delete(String.valueOf(old.endpointId()));
		Instant soon = this.time.instant().plus(ON_THE_WAY);
		Instant until = old.goodUntil();
		return new SigningSecret(old.secret(), (until != null && until.isBefore(soon)) ? until : soon);
	}

}
