package org.almoner.retention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.books.Provenance;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;

/**
 * Follows a donor's data from record to record: the customer, what names the customer,
 * and what belongs to that. About a dozen calls to the org; of each object at most
 * {@value #MOST} records.
 */
final class DonorTrail {

	static final int MOST = 2_000;

	private static final String GIFT = "Gift_Transaction__c";

	private static final String TRANSACTION = "Gateway_Transaction__c";

	private static final String CUSTOMER = "Gateway_Customer__c";

	private static final String KEY = "Gateway_Key__c";

	private static final String CUSTOMER_ID = "Customer_Id__c";

	private static final List<String> OF_CUSTOMERS = List.of("Gateway_Subscription__c", "Gateway_Payment_Method__c",
			"Gateway_Invoice__c");

	/**
	 * The gateway's ids on records. Those of customers are not among them: a gift may
	 * name one that is somebody else's.
	 */
	private static final Map<String, List<String>> IDS = Map.of(GIFT,
			List.of("Payment_Intent_Id__c", "Gateway_Reference__c", "Invoice_Id__c"), TRANSACTION,
			List.of("Charge_Id__c", "Payment_Intent_Id__c", "Refund_Id__c", "Dispute_Id__c", "Invoice_Id__c"),
			"Gateway_Invoice__c", List.of("Payment_Intent_Id__c", "Charge_Id__c"));

	private final SalesforceOperations salesforce;

	private final AccountKey account;

	private final Map<String, Map<String, Row>> found = new LinkedHashMap<>();

	private boolean partial;

	DonorTrail(SalesforceOperations salesforce, AccountKey account) {
		this.salesforce = salesforce;
		this.account = account;
	}

	/** Where the search begins. */
	Seeds seeds(DonorQuestion question) {
		Set<String> customers = new TreeSet<>();
		Set<String> gifts = new TreeSet<>();
		if (question.customerId() != null) {
			customers.add(question.customerId());
		}
		if (question.email() != null) {
			String email = Soql.literal(question.email());
			ask(CUSTOMER, "Email__c = " + email).forEach((row) -> customers.add(gatewayId(row)));
			ask(GIFT, "Donor_Email__c = " + email).forEach((row) -> gifts.add(row.requiredId().value()));
		}
		return new Seeds(customers, gifts);
	}

	/** All that is found from there. */
	DonorData follow(Seeds seeds) {
		if (!seeds.customers().isEmpty()) {
			add(CUSTOMER, KEY, seeds.customers().stream().map(this.account::externalId).toList());
			OF_CUSTOMERS.forEach((object) -> add(object, CUSTOMER_ID, seeds.customers()));
			add(TRANSACTION, CUSTOMER_ID, seeds.customers());
			add(GIFT, "Processor_Reference__c", seeds.customers());
		}
		add(GIFT, "Id", seeds.gifts());
		add(TRANSACTION, "Gift_Transaction__c", ids(GIFT));
		add("Gateway_Invoice__c", "Gift_Transaction__c", ids(GIFT));
		add(TRANSACTION, "Source_Transaction__c", ids(TRANSACTION));
		add("Gateway_Dispute__c", "Source_Transaction__c", ids(TRANSACTION));
		return data(seeds);
	}

	private void add(String object, String field, Collection<String> values) {
		for (List<String> part : Soql.parts(values)) {
			ask(object, Soql.in(field, part))
				.forEach((row) -> this.found.computeIfAbsent(object, (fresh) -> new LinkedHashMap<>())
					.put(row.requiredId().value(), row));
		}
	}

	private List<String> ids(String object) {
		return List.copyOf(this.found.getOrDefault(object, Map.of()).keySet());
	}

	private List<Row> ask(String object, String condition) {
		List<String> columns = new ArrayList<>(List.of("Id", KEY, "Provenance__c"));
		columns.addAll(IDS.getOrDefault(object, List.of()));
		String ours = OfAccount.condition(this.account);
		// a gift that people made may name no account
		String where = object.equals(GIFT) ? "(" + ours + " OR Gateway_Account__c = null)" : ours;
		List<Row> rows = this.salesforce.query("SELECT " + String.join(", ", columns) + " FROM " + object + " WHERE "
				+ where + " AND " + condition + " ORDER BY Id LIMIT " + (MOST + 1));
		this.partial |= rows.size() > MOST;
		return rows.subList(0, Math.min(rows.size(), MOST));
	}

	private DonorData data(Seeds seeds) {
		List<DonorData.Found> records = new ArrayList<>();
		Set<String> objectIds = new LinkedHashSet<>(seeds.customers());
		this.found.forEach((object, rows) -> rows.values().forEach((row) -> {
			records.add(new DonorData.Found(object, row.requiredId(), provenance(row)));
			objectIds.add(gatewayId(row));
			IDS.getOrDefault(object, List.of()).forEach((field) -> row.text(field).ifPresent(objectIds::add));
		}));
		objectIds.remove("");
		return new DonorData(records, objectIds, this.partial);
	}

	private static String gatewayId(Row row) {
		String key = row.text(KEY).orElse("");
		return key.substring(key.indexOf(':') + 1);
	}

	/** What a person broke tells of nothing. */
	private static Provenance provenance(Row row) {
		try {
			return row.text("Provenance__c").map(Provenance::parse).orElse(Provenance.NONE);
		}
		catch (RuntimeException ex) {
			return Provenance.NONE;
		}
	}

}
