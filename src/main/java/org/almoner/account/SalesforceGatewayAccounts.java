package org.almoner.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.almoner.account.AccountCopies.Copy;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.almoner.salesforce.SaveOutcome.Saved;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;

/** The Gateway Accounts in the org. */
final class SalesforceGatewayAccounts implements GatewayAccounts {

	private final SalesforceOperations salesforce;

	private final AccountRows rows;

	private final AccountCopies copies;

	private final AccountChanges changes;

	private final AccountDirectory directory;

	private final InstantSource time;

	private final AccountKeys keys = new AccountKeys();

	SalesforceGatewayAccounts(SalesforceOperations salesforce, AccountRows rows, AccountCopies copies,
			InstantSource time) {
		this.salesforce = salesforce;
		this.rows = rows;
		this.copies = copies;
		this.changes = new AccountChanges(salesforce);
		this.time = time;
		this.directory = new AccountDirectory(this::snapshot, copies, rows, time, AccountDirectory.Patience.DEFAULT);
	}

	@Override
	public GatewayAccount active(AccountKey key) {
		GatewayAccount account = this.directory.find(key);
		if (account.isActive()) {
			return account;
		}
		return this.directory.newer(account)
			.filter(GatewayAccount::isActive)
			.orElseThrow(() -> new AccountException.Inactive(account));
	}

	@Override
	public Optional<GatewayAccount> newer(GatewayAccount seen) {
		return this.directory.newer(seen).filter(GatewayAccount::isActive);
	}

	@Override
	public Optional<GatewayAccount> find(AccountKey key) {
		return row(key).flatMap(this::account);
	}

	@Override
	public List<GatewayAccount> list() {
		return this.salesforce.query(AccountRows.select("ORDER BY Name"))
			.stream()
			.map(this::account)
			.flatMap(Optional::stream)
			.toList();
	}

	@Override
	public List<UnreadableAccount> unreadable() {
		return this.salesforce.query(AccountRows.select("ORDER BY Name"))
			.stream()
			.flatMap((row) -> AccountRows.key(row).flatMap((key) -> this.rows.unreadable(key, row)).stream())
			.toList();
	}

	@Override
	public GatewayAccount create(NewGatewayAccount account) {
		AccountKey key = this.keys.next();
		Row row = this.rows.row(key, account);
		return switch (createOnce(row)) {
			case Saved saved -> added(key, saved.id(), row);
			case Refused refused when refused.kind() == FailureKind.DUPLICATE -> ownOrTaken(key, account);
			case Refused refused -> throw AccountChanges.notTaken(refused);
		};
	}

	@Override
	public GatewayAccount connect(AccountKey key, Connection connection) {
		return change(key, (before) -> this.rows.connected(before, key, connection));
	}

	@Override
	public void claim(AccountKey key, String providerAccountId) {
		change(key, (before) -> this.rows.claimed(before, providerAccountId));
	}

	@Override
	public GatewayAccount reseal(AccountKey key, @Nullable String endpointId, Credentials credentials) {
		return change(key, (before) -> this.rows.resealed(before, key, endpointId, credentials));
	}

	@Override
	public boolean renewSeal(AccountKey key) {
		Optional<GatewayAccount> account = row(key).filter(this.rows::isOutdated).flatMap(this::account);
		account.ifPresent((found) -> reseal(key, found.endpoint().id(), found.credentials()));
		return account.isPresent();
	}

	@Override
	public List<AccountKey> outdatedSeals() {
		return this.salesforce.query(AccountRows.select(""))
			.stream()
			.filter(this.rows::isOutdated)
			.flatMap((row) -> account(row).stream())
			.map(GatewayAccount::key)
			.toList();
	}

	@Override
	public GatewayAccount disable(AccountKey key) {
		return change(key, (before) -> this.rows.disabled(before, key));
	}

	@Override
	public GatewayAccount note(AccountKey key, EndpointHealth health, String detail, Instant checkedAt) {
		return change(key, (before) -> this.rows.noted(before, health, detail, checkedAt));
	}

	@Override
	public void discard(AccountKey key) {
		Optional<GatewayAccount> draft = find(key).filter((account) -> account.status() == GatewayAccount.Status.DRAFT);
		draft.ifPresent((account) -> {
			this.changes.delete(account.id());
			this.directory.remove(key);
		});
	}

	@Override
	public void prove(AccountKey key, String endpointId) {
		this.copies.prove(key, endpointId);
	}

	@Override
	public boolean isProven(AccountKey key, String endpointId) {
		return this.copies.isProven(key, endpointId);
	}

	@Override
	public Map<AccountKey, Instant> lastEvents() {
		Map<AccountKey, Instant> last = new HashMap<>();
		this.salesforce
			.query("SELECT Gateway_Key__c, Last_Event_At__c FROM Gateway_Account__c WHERE Last_Event_At__c != null")
			.forEach((row) -> AccountRows.key(row)
				.ifPresent((key) -> row.moment("Last_Event_At__c").ifPresent((at) -> last.put(key, at))));
		return last;
	}

	// an unknown outcome is repeated with the same key, which makes that harmless
	private SaveOutcome createOnce(Row row) {
		SaveOutcome first = this.salesforce.create(List.of(row)).getFirst();
		boolean unknown = first instanceof Refused refused && refused.kind() == FailureKind.UNKNOWN_OUTCOME;
		return unknown ? this.salesforce.create(List.of(row)).getFirst() : first;
	}

	private GatewayAccount added(AccountKey key, RecordId id, Row row) {
		Copy copy = new Copy(new Row(row.type(), id, row.fields()), this.time.instant());
		GatewayAccount account = this.rows.account(key, id, row)
			.orElseThrow(() -> new IllegalStateException("The Gateway Account " + key + " can't be read back"));
		this.directory.add(key, copy, account);
		return account;
	}

	private GatewayAccount ownOrTaken(AccountKey key, NewGatewayAccount account) {
		return find(key).orElseThrow(() -> taken(account));
	}

	private AccountException.Taken taken(NewGatewayAccount account) {
		String providerAccountId = account.providerAccountId();
		return this.changes.taken(AccountRows.identity(account.provider().label(),
				(providerAccountId == null) ? "" : providerAccountId, account.testMode()));
	}

	private GatewayAccount change(AccountKey key, UnaryOperator<Row> change) {
		Row before = row(key).orElseThrow(() -> new AccountException.Unknown(key));
		Row after = this.changes.write(before, change.apply(before));
		return added(key, after.requiredId(), after);
	}

	private Optional<Row> row(AccountKey key) {
		String condition = "WHERE " + AccountRows.KEY + " = " + Soql.literal(key.value());
		return this.salesforce.query(AccountRows.select(condition)).stream().findFirst();
	}

	private AccountSnapshot snapshot() {
		Instant readAt = this.time.instant();
		Map<AccountKey, Row> all = new HashMap<>();
		Map<AccountKey, GatewayAccount> usable = new HashMap<>();
		for (Row row : this.salesforce.query(AccountRows.select(""))) {
			AccountRows.key(row).ifPresent((key) -> {
				all.put(key, row);
				account(row).ifPresent((account) -> usable.put(key, account));
			});
		}
		return new AccountSnapshot(all, usable, readAt);
	}

	private Optional<GatewayAccount> account(Row row) {
		return AccountRows.key(row).flatMap((key) -> this.rows.account(key, row.requiredId(), row));
	}

}
