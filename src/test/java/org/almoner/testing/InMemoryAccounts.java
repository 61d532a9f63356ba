package org.almoner.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.Connection;
import org.almoner.account.Credentials;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.NewGatewayAccount;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SaveOutcome.Saved;
import org.jspecify.annotations.Nullable;

/**
 * Gateway Accounts that only know themselves; their records are in an org all the same.
 */
public final class InMemoryAccounts implements GatewayAccounts {

	private final Map<AccountKey, GatewayAccount> accounts = new LinkedHashMap<>();

	private final Map<AccountKey, Instant> lastEvents = new ConcurrentHashMap<>();

	private final InMemorySalesforce salesforce;

	private volatile boolean away;

	/** Accounts with records in this org. */
	public InMemoryAccounts(InMemorySalesforce salesforce) {
		this.salesforce = salesforce;
	}

	/** Lets every question to the org fail, or work again. */
	public void away(boolean isAway) {
		this.away = isAway;
	}

	/** Notes when an account had its last event. */
	public void lastEvent(AccountKey key, Instant at) {
		this.lastEvents.put(key, at);
	}

	@Override
	public synchronized GatewayAccount active(AccountKey key) {
		GatewayAccount account = Optional.ofNullable(this.accounts.get(key))
			.orElseThrow(() -> new AccountException.Unknown(key));
		if (!account.isActive()) {
			throw new AccountException.Inactive(account);
		}
		return account;
	}

	@Override
	public synchronized Optional<GatewayAccount> find(AccountKey key) {
		ask();
		return Optional.ofNullable(this.accounts.get(key));
	}

	@Override
	public synchronized List<GatewayAccount> list() {
		ask();
		return this.accounts.values().stream().sorted(Comparator.comparing(GatewayAccount::name)).toList();
	}

	@Override
	public synchronized GatewayAccount create(NewGatewayAccount account) {
		ask();
		AccountKey key = new AccountKey(UUID.randomUUID().toString().replace("-", "").substring(0, 24));
		Row row = Row.of("Gateway_Account__c").with("Gateway_Key__c", key.value()).with("Name", account.name());
		Saved saved = (Saved) this.salesforce.upsert("Gateway_Key__c", List.of(row)).getFirst();
		Status status = account.credentials().signingSecrets().isEmpty() ? Status.DRAFT : Status.CONNECTED;
		return keep(new GatewayAccount(key, saved.id(), account.name(), account.provider(), account.providerAccountId(),
				account.testMode(), status, account.timeZone(), account.giftModel(),
				AccountEndpoint.unchecked(account.endpointUrl(key)), account.credentials()));
	}

	@Override
	public synchronized GatewayAccount connect(AccountKey key, Connection connection) {
		GatewayAccount old = known(key);
		String merchant = connection.providerAccountId();
		if (merchant != null) {
			claim(key, merchant);
		}
		AccountEndpoint endpoint = new AccountEndpoint(connection.endpointUrl(), connection.endpointId(),
				EndpointHealth.UNCHECKED, null, null);
		return change(old, (merchant == null) ? old.providerAccountId() : merchant, Status.CONNECTED, endpoint,
				connection.credentials());
	}

	@Override
	public synchronized void claim(AccountKey key, String providerAccountId) {
		GatewayAccount old = known(key);
		new ArrayList<>(this.accounts.values()).stream()
			.filter((other) -> !other.key().equals(key) && other.testMode() == old.testMode()
					&& providerAccountId.equals(other.providerAccountId()))
			.findFirst()
			.ifPresent((other) -> {
				throw new AccountException.Taken("It belongs to “" + other.name() + "” already");
			});
		change(old, providerAccountId, old.status(), old.endpoint(), old.credentials());
	}

	@Override
	public synchronized GatewayAccount reseal(AccountKey key, @Nullable String endpointId, Credentials credentials) {
		GatewayAccount old = known(key);
		AccountEndpoint there = old.endpoint();
		return change(old, old.providerAccountId(), old.status(),
				new AccountEndpoint(there.url(), endpointId, there.health(), there.detail(), there.checkedAt()),
				credentials);
	}

	@Override
	public synchronized GatewayAccount disable(AccountKey key) {
		GatewayAccount old = known(key);
		return change(old, old.providerAccountId(), Status.DISABLED, AccountEndpoint.unchecked(old.endpoint().url()),
				Credentials.none());
	}

	@Override
	public synchronized GatewayAccount note(AccountKey key, EndpointHealth health, String detail, Instant checkedAt) {
		GatewayAccount old = known(key);
		boolean well = health == EndpointHealth.HEALTHY || health == EndpointHealth.UNCHECKED;
		AccountEndpoint there = old.endpoint();
		return change(old, old.providerAccountId(),
				!old.isActive() ? old.status() : (well ? Status.CONNECTED : Status.ATTENTION),
				new AccountEndpoint(there.url(), there.id(), health, detail, checkedAt), old.credentials());
	}

	@Override
	public Map<AccountKey, Instant> lastEvents() {
		ask();
		return Map.copyOf(this.lastEvents);
	}

	private GatewayAccount known(AccountKey key) {
		return find(key).orElseThrow(() -> new AccountException.Unknown(key));
	}

	private GatewayAccount change(GatewayAccount old, @Nullable String merchant, Status status,
			AccountEndpoint endpoint, Credentials credentials) {
		return keep(new GatewayAccount(old.key(), old.id(), old.name(), old.provider(), merchant, old.testMode(),
				status, old.timeZone(), old.giftModel(), endpoint, credentials));
	}

	private GatewayAccount keep(GatewayAccount account) {
		this.accounts.put(account.key(), account);
		return account;
	}

	private void ask() {
		if (this.away) {
			throw new SalesforceException(FailureKind.AWAY, "AWAY", "The org is away", null);
		}
	}

}
