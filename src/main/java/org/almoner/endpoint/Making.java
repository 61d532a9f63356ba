package org.almoner.endpoint;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.Connection;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.SigningSecret;
import org.almoner.endpoint.Holding.Hold;
import org.almoner.gateway.EndpointOrder;
import org.almoner.gateway.EndpointTerms;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.MadeEndpoint;
import org.almoner.gateway.RemoteEndpoint;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes endpoints such that one remains. What is stored in the org decides which: the
 * lock keeps others away, and should Redis have forgotten it, those who meet here agree
 * by what they read back.
 */
final class Making {

	private static final Logger log = LoggerFactory.getLogger(Making.class);

	private static final int TRIES = 6;

	private static final int LOOKS = 6;

	private final GatewayAccounts accounts;

	private final InstantSource time;

	Making(GatewayAccounts accounts, InstantSource time) {
		this.accounts = accounts;
		this.time = time;
	}

	/**
	 * What an account is connected with.
	 *
	 * @param account the account, with the URL that it is to have
	 * @param access the way to its endpoints
	 * @param providerAccountId the gateway's id of the merchant account, if known
	 * @param currency its currency, if known
	 */
	record Intent(GatewayAccount account, Access access, Optional<String> providerAccountId,
			Optional<String> currency) {

		AccountKey key() {
			return this.account.key();
		}

		URI url() {
			return URI.create(this.account.endpoint()
				.optionalUrl()
				.orElseThrow(() -> Access.state("This Gateway Account has no address; connect it again.")));
		}

		Scene scene(List<RemoteEndpoint> endpoints, Instant at) {
			return new Scene(this.account, this.access.api().terms(), endpoints, at);
		}

	}

	/**
	 * Makes the one endpoint of an account and connects it; earlier ones that Almoner
	 * made for it are deleted, as their secrets are lost.
	 * @throws EndpointException when an endpoint that Almoner did not make leads here
	 */
	GatewayAccount connect(Intent intent, Hold hold) {
		return settled(intent, hold, (seen) -> refuseForeign(intent.scene(seen, this.time.instant())),
				(made) -> this.accounts.connect(intent.key(), connection(intent, made)));
	}

	/**
	 * Makes another endpoint; the old one and its secret stay good for a while. Of
	 * several who do so at once one endpoint remains beside the old one.
	 */
	GatewayAccount replace(Intent intent, Instant oldUntil, Hold hold) {
		return settled(intent, hold, (seen) -> {
		}, (made) -> this.accounts.reseal(intent.key(), made.endpoint().id(), replaced(intent, made, oldUntil)));
	}

	private static Credentials replaced(Intent intent, MadeEndpoint made, Instant oldUntil) {
		Credentials before = intent.account().credentials();
		SigningSecret fresh = new SigningSecret(made.signingSecret(), null, made.endpoint().id());
		List<SigningSecret> secrets = before.current()
			.map((old) -> List.of(fresh, new SigningSecret(old.secret(), oldUntil, intent.account().endpoint().id())))
			.orElse(List.of(fresh));
		return new Credentials(secrets, before.apiKey());
	}

	private GatewayAccount settled(Intent intent, Hold hold, Consumer<List<RemoteEndpoint>> look,
			Consumer<MadeEndpoint> store) {
		for (int attempt = 1; attempt <= TRIES; attempt++) {
			List<RemoteEndpoint> seen = intent.access().list();
			look.accept(seen);
			MadeEndpoint made = make(intent, seen, attempt, hold);
			keep(intent, made, store);
			Optional<GatewayAccount> settled = settled(intent, made);
			if (settled.isPresent()) {
				return settled.get();
			}
		}
		throw new GatewayException(GatewayException.Kind.UNAVAILABLE,
				"The endpoint that was made is not in the gateway's list. Check again in a minute, then repair.", null);
	}

	private MadeEndpoint make(Intent intent, List<RemoteEndpoint> seen, int attempt, Hold hold) {
		hold.require();
		EndpointOrder order = new EndpointOrder(intent.url(), intent.key());
		return intent.access().api().make(intent.access().apiKey(), order, intention(intent, seen, attempt));
	}

	/** Stores what was made. An endpoint whose secret is not stored is of no use. */
	private void keep(Intent intent, MadeEndpoint made, Consumer<MadeEndpoint> store) {
		try {
			store.accept(made);
		}
		catch (RuntimeException ex) {
			if (!isStored(intent.key(), made.endpoint().id())) {
				quietly(made.endpoint().id(), intent.access()::delete);
			}
			throw ex;
		}
	}

	/** Whether it was stored all the same, by a lost answer or by another admin. */
	private boolean isStored(AccountKey key, String endpointId) {
		try {
			return this.accounts.find(key)
				.filter((account) -> account.isActive() && endpointId.equals(account.endpoint().id()))
				.isPresent();
		}
		catch (SalesforceException ex) {
			return false;
		}
	}

	/**
	 * Leaves one endpoint: whoever stored last deletes the others', everybody else
	 * deletes their own. Each looks again after having deleted, as another may have
	 * stored meanwhile what was deleted; so the last to delete sees that something
	 * remains.
	 * @return empty when the endpoint that is stored is gone, and another is to be made
	 */
	private Optional<GatewayAccount> settled(Intent intent, MadeEndpoint made) {
		boolean wasGone = false;
		for (int look = 1; look <= LOOKS; look++) {
			Standing standing = standing(intent);
			List<String> surplus = standing.surplus(made.endpoint().id());
			surplus.forEach(intent.access()::delete);
			if (surplus.isEmpty() && standing.isSettled()) {
				return Optional.of(standing.scene().account());
			}
			if (wasGone && surplus.isEmpty()) {
				return Optional.empty();
			}
			// one that was made and stored between the two questions is there next time
			wasGone = surplus.isEmpty();
		}
		return Optional.empty();
	}

	/** The list comes first: what is stored by then, and in it, was there to be seen. */
	private Standing standing(Intent intent) {
		List<RemoteEndpoint> there = intent.access().list();
		GatewayAccount stored = this.accounts.find(intent.key())
			.orElseThrow(() -> new AccountException.Unknown(intent.key()));
		return new Standing(new Scene(stored, intent.access().api().terms(), there, this.time.instant()));
	}

	/** What is stored in the org beside what the gateway has. */
	private record Standing(Scene scene) {

		Optional<String> kept() {
			return Optional.of(this.scene.account())
				.filter(GatewayAccount::isActive)
				.flatMap((account) -> account.endpoint().optionalId());
		}

		/** Whether what is stored is there, or no endpoint of Almoner's is stored. */
		boolean isSettled() {
			return kept().map(ours()::contains).orElse(true);
		}

		/** What is to be deleted by one who made an endpoint. */
		List<String> surplus(String made) {
			Set<String> good = this.scene.stillGood();
			boolean isMine = kept().filter(made::equals).isPresent();
			return ours().stream()
				.filter((id) -> !good.contains(id) && (isMine ? isSettled() : id.equals(made)))
				.toList();
		}

		private List<String> ours() {
			return this.scene.endpoints().stream().filter(this.scene::isOurs).map(RemoteEndpoint::id).toList();
		}

	}

	private static Connection connection(Intent intent, MadeEndpoint made) {
		String id = made.endpoint().id();
		return new Connection(intent.providerAccountId().orElse(null), intent.currency().orElse(null),
				intent.url().toString(), id,
				new Credentials(List.of(new SigningSecret(made.signingSecret(), null, id)), intent.access().apiKey()));
	}

	private static void refuseForeign(Scene scene) {
		scene.endpoints().stream().filter(scene::isForeignHere).findFirst().ifPresent((foreign) -> {
			throw Access.conflict("The gateway has an endpoint that leads here already: " + foreign.id() + " ("
					+ foreign.url() + "). A Gateway Account has one endpoint. Delete that one at the gateway and "
					+ "connect again, or connect with its signing secret instead.");
		});
	}

	/**
	 * The same for repeats of one intention: then the gateway makes one endpoint. Another
	 * state of the gateway or another attempt is another intention, else a repeat would
	 * be answered with an endpoint that was deleted since.
	 */
	private static String intention(Intent intent, List<RemoteEndpoint> seen, int attempt) {
		EndpointTerms terms = intent.access().api().terms();
		String text = String.join("|", intent.key().value(), intent.url().toString(), terms.apiVersion(),
				String.join(",", new TreeSet<>(terms.events())),
				String.join(",", new TreeSet<>(seen.stream().map(RemoteEndpoint::id).toList())),
				String.valueOf(intent.account().endpoint().id()), Integer.toString(attempt));
		return "almoner-endpoint-" + digest(text);
	}

	private static String digest(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java lacks SHA-256", ex);
		}
	}

	private static void quietly(String endpointId, Consumer<String> delete) {
		try {
			delete.accept(endpointId);
		}
		catch (GatewayException ex) {
			log.warn("The endpoint {} is left at the gateway for the next connect to replace: {}", endpointId,
					ex.getMessage());
		}
	}

}
