package org.almoner.endpoint;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.SigningSecret;
import org.almoner.gateway.EndpointTerms;
import org.almoner.gateway.RemoteEndpoint;

/**
 * An account and the endpoints that its gateway has, at a moment.
 *
 * @param account whose
 * @param terms what its endpoint must be like
 * @param endpoints all of the merchant account
 * @param at when they were listed
 */
record Scene(GatewayAccount account, EndpointTerms terms, List<RemoteEndpoint> endpoints, Instant at) {

	Scene {
		endpoints = List.copyOf(endpoints);
	}

	/**
	 * Whether an admin made the endpoint: then its secret can't be had from the gateway.
	 */
	boolean isByHand() {
		return this.account.endpoint().optionalId().isEmpty();
	}

	/** The one endpoint that should be there, if it is. */
	Optional<RemoteEndpoint> own() {
		Optional<String> id = this.account.endpoint().optionalId();
		if (id.isPresent()) {
			return this.endpoints.stream().filter((one) -> one.id().equals(id.get())).findFirst();
		}
		return this.endpoints.stream()
			.filter(this::leadsHere)
			.min(Comparator.comparing((RemoteEndpoint one) -> !isExact(one))
				.thenComparing((one) -> !one.enabled())
				.thenComparing(RemoteEndpoint::createdAt));
	}

	/** Those that lead here beside it, and are no replaced one that is still good. */
	List<RemoteEndpoint> others() {
		Set<String> known = new HashSet<>(stillGood());
		own().map(RemoteEndpoint::id).ifPresent(known::add);
		return this.endpoints.stream().filter(this::leadsHere).filter((one) -> !known.contains(one.id())).toList();
	}

	/** Whether an endpoint leads here, or was made here for this account. */
	boolean leadsHere(RemoteEndpoint one) {
		return isOurs(one) || isForeignHere(one);
	}

	/** Whether Almoner made it for this account. */
	boolean isOurs(RemoteEndpoint one) {
		return this.account.key().value().equals(one.account());
	}

	/** Whether it leads here though Almoner did not make it for this account. */
	boolean isForeignHere(RemoteEndpoint one) {
		Address address = new Address(one.url());
		return !isOurs(one)
				&& (names(address) || this.account.endpoint().optionalUrl().filter(address::isAtTheDoorOf).isPresent());
	}

	/**
	 * Whether deleting it harms nobody else: it is of this account, by name or by
	 * address.
	 */
	boolean isDeletable(RemoteEndpoint one) {
		return isOurs(one) || names(new Address(one.url()));
	}

	boolean reachesTheDoor(RemoteEndpoint one) {
		return new Address(one.url()).reaches(key());
	}

	private AccountKey key() {
		return this.account.key();
	}

	private boolean names(Address address) {
		return address.names(key());
	}

	private boolean isExact(RemoteEndpoint one) {
		return this.account.endpoint().optionalUrl().filter(one.url()::equals).isPresent();
	}

	/** The endpoints whose secrets are kept: its own, and one that is being replaced. */
	Set<String> stillGood() {
		return this.account.credentials()
			.signingSecrets()
			.stream()
			.filter((secret) -> secret.isGood(this.at))
			.map(SigningSecret::endpointId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

}
