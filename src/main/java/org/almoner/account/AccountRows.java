package org.almoner.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gateway Accounts as rows of {@code Gateway_Account__c}, as DATA_MODEL says. */
final class AccountRows {

	static final String TYPE = "Gateway_Account__c";

	static final String KEY = "Gateway_Key__c";

	static final String IDENTITY = "Identity_Key__c";

	static final String CREDENTIALS = "Credentials__c";

	static final String STATUS = "Status__c";

	private static final int DETAIL = 32_768;

	static final List<String> FIELDS = List.of("Id", "Name", KEY, "Provider__c", "Provider_Account_Id__c",
			"Test_Mode__c", "Status__c", "Time_Zone__c", "Gift_Model__c", "Webhook_Endpoint_URL__c",
			"Webhook_Endpoint_Id__c", "Endpoint_Health__c", "Endpoint_Health_Detail__c", "Endpoint_Checked_At__c",
			"Credentials__c");

	private static final Logger log = LoggerFactory.getLogger(AccountRows.class);

	private final CredentialsText credentials;

	AccountRows(CredentialsText credentials) {
		this.credentials = credentials;
	}

	/** The query for accounts that meet a condition, or for all. */
	static String select(String conditionAndOrder) {
		return "SELECT " + String.join(", ", FIELDS) + " FROM " + TYPE + " " + conditionAndOrder;
	}

	/** The key of a row; empty where somebody wrote one of another shape by hand. */
	static Optional<AccountKey> key(Row row) {
		return row.text(KEY).filter(AccountKey::matches).map(AccountKey::new);
	}

	/**
	 * The unique text that stands for a merchant account and mode.
	 * @param provider the value of {@code Provider__c}
	 */
	static String identity(String provider, String providerAccountId, boolean testMode) {
		return provider + ":" + providerAccountId + ":" + (testMode ? "test" : "live");
	}

	Row row(AccountKey key, NewGatewayAccount account) {
		boolean connected = !account.credentials().signingSecrets().isEmpty();
		Row row = Row.of(TYPE)
			.with("Name", account.name())
			.with(KEY, key.value())
			.with("Provider__c", account.provider().label())
			.with("Test_Mode__c", account.testMode())
			.with("Active__c", connected)
			.with("Status__c", (connected ? Status.CONNECTED : Status.DRAFT).label())
			.with("Time_Zone__c", account.timeZone().getId())
			.with("Gift_Model__c", account.giftModel().label())
			.with("Webhook_Endpoint_URL__c", account.endpointUrl(key))
			.with("Endpoint_Health__c", EndpointHealth.UNCHECKED.label())
			.with("Credentials__c", this.credentials.seal(key, account.credentials()));
		String providerAccountId = account.providerAccountId();
		return (providerAccountId == null) ? row : row.with("Provider_Account_Id__c", providerAccountId)
			.with(IDENTITY, identity(account.provider().label(), providerAccountId, account.testMode()));
	}

	/**
	 * The account of a row, empty where it can't be worked with: another release's
	 * gateway, or credentials that were sealed with another key.
	 */
	Optional<GatewayAccount> account(AccountKey key, RecordId id, Row row) {
		Optional<Provider> provider = provider(row);
		if (provider.isEmpty()) {
			log.warn("Gateway Account {}: its gateway is not known to this release", key);
			return Optional.empty();
		}
		try {
			Credentials opened = this.credentials.open(key, row.text("Credentials__c").orElse(null));
			return Optional.of(account(key, id, row, provider.get(), opened));
		}
		catch (SealException ex) {
			log.error("Gateway Account {} can't be used: {}", key, ex.getMessage());
			return Optional.empty();
		}
	}

	/** Why a row can't be worked with; empty where it can. */
	Optional<UnreadableAccount> unreadable(AccountKey key, Row row) {
		String name = row.text("Name").orElse("");
		if (provider(row).isEmpty()) {
			return Optional.of(new UnreadableAccount(key, name, "This release does not know its gateway."));
		}
		try {
			this.credentials.open(key, row.text(CREDENTIALS).orElse(null));
			return Optional.empty();
		}
		catch (SealException ex) {
			return Optional
				.of(new UnreadableAccount(key, name, "Its credentials can't be opened. " + ex.getMessage() + "."));
		}
	}

	/** Whether the credentials are sealed with an earlier key. */
	boolean isOutdated(Row row) {
		return row.text(CREDENTIALS).filter(this.credentials::isOutdated).isPresent();
	}

	/** What changes when an account is connected. */
	Row connected(Row before, AccountKey key, Connection connection) {
		Row change = change(before).with("Webhook_Endpoint_URL__c", connection.endpointUrl())
			.with("Webhook_Endpoint_Id__c", connection.endpointId())
			.with(CREDENTIALS, this.credentials.seal(key, connection.credentials()))
			.with("Active__c", true)
			.with(STATUS, Status.CONNECTED.label())
			.with("Endpoint_Health__c", EndpointHealth.UNCHECKED.label())
			.with("Endpoint_Health_Detail__c", null)
			.with("Endpoint_Checked_At__c", null);
		if (connection.defaultCurrency() != null) {
			change = change.with("Default_Currency__c", connection.defaultCurrency());
		}
		String providerAccountId = connection.providerAccountId();
		return (providerAccountId == null) ? change : claimed(before, change, providerAccountId);
	}

	/** What changes when an account's identity is taken. */
	Row claimed(Row before, String providerAccountId) {
		return claimed(before, change(before), providerAccountId);
	}

	private static Row claimed(Row before, Row change, String providerAccountId) {
		String identity = identity(before.text("Provider__c").orElse(""), providerAccountId,
				before.flag("Test_Mode__c"));
		return change.with("Provider_Account_Id__c", providerAccountId).with(IDENTITY, identity);
	}

	/** What changes when other credentials are sealed. */
	Row resealed(Row before, AccountKey key, @Nullable String endpointId, Credentials others) {
		return change(before).with("Webhook_Endpoint_Id__c", endpointId)
			.with(CREDENTIALS, this.credentials.seal(key, others));
	}

	/** What changes when an account is disabled. */
	Row disabled(Row before, AccountKey key) {
		return change(before).with("Active__c", false)
			.with(STATUS, Status.DISABLED.label())
			.with("Webhook_Endpoint_Id__c", null)
			.with(CREDENTIALS, this.credentials.seal(key, Credentials.none()));
	}

	/**
	 * What changes with a check. Neither a Draft nor a disabled account comes to life.
	 */
	Row noted(Row before, EndpointHealth health, String detail, Instant checkedAt) {
		Row change = change(before).with("Endpoint_Health__c", health.label())
			.with("Endpoint_Health_Detail__c", detail.substring(0, Math.min(detail.length(), DETAIL)))
			.with("Endpoint_Checked_At__c", checkedAt.truncatedTo(ChronoUnit.SECONDS));
		Status status = status(before);
		if (status != Status.CONNECTED && status != Status.ATTENTION) {
			return change;
		}
		boolean calm = health == EndpointHealth.HEALTHY || health == EndpointHealth.UNCHECKED;
		return change.with(STATUS, (calm ? Status.CONNECTED : Status.ATTENTION).label());
	}

	private static Row change(Row before) {
		return Row.of(TYPE, before.requiredId());
	}

	private static GatewayAccount account(AccountKey key, RecordId id, Row row, Provider provider, Credentials opened) {
		return new GatewayAccount(key, id, row.text("Name").orElse(""), provider,
				row.text("Provider_Account_Id__c").orElse(null), row.flag("Test_Mode__c"), status(row),
				timeZone(key, row), giftModel(row), endpoint(row), opened);
	}

	private static AccountEndpoint endpoint(Row row) {
		return new AccountEndpoint(row.text("Webhook_Endpoint_URL__c").orElse(null),
				row.text("Webhook_Endpoint_Id__c").orElse(null),
				EndpointHealth.ofLabel(row.text("Endpoint_Health__c").orElse("")),
				row.text("Endpoint_Health_Detail__c").orElse(null), row.moment("Endpoint_Checked_At__c").orElse(null));
	}

	private static Optional<Provider> provider(Row row) {
		String label = row.text("Provider__c").orElse("");
		return Arrays.stream(Provider.values()).filter((provider) -> provider.label().equals(label)).findFirst();
	}

	private static Status status(Row row) {
		String label = row.text("Status__c").orElse("");
		return Arrays.stream(Status.values())
			.filter((status) -> status.label().equals(label))
			.findFirst()
			.orElse(Status.DRAFT);
	}

	// a gift model of another release writes no gifts rather than wrong ones
	private static GiftModel giftModel(Row row) {
		String label = row.text("Gift_Model__c").orElse(GiftModel.GIFT_TRANSACTION.label());
		return Arrays.stream(GiftModel.values())
			.filter((model) -> model.label().equals(label))
			.findFirst()
			.orElse(GiftModel.NONE);
	}

	private static ZoneId timeZone(AccountKey key, Row row) {
		try {
			return row.text("Time_Zone__c").<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			log.warn("Gateway Account {} has a time zone that nobody knows; its dates are in UTC", key);
			return ZoneOffset.UTC;
		}
	}

}
