package org.almoner.posting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Trait;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.springframework.stereotype.Component;

/**
 * Shows people the records that mirror a gateway's objects. Every question is a handful
 * of calls to the org at most, each of at most {@value #MOST} records, and throws
 * {@link org.almoner.salesforce.SalesforceException} when it did not answer.
 */
@Component
public class RecordArchive {

	static final int MOST = 200;

	private static final String GIFT = RecordKind.GIFT.object();

	private static final String TRANSACTION = RecordKind.PAYMENT.object();

	/** What records say of other objects of the gateway; the org has an index of each. */
	private static final Map<String, List<String>> LINKS = Map.of(GIFT,
			List.of("Payment_Intent_Id__c", "Gateway_Reference__c", "Invoice_Id__c", "Processor_Reference__c",
					"Subscription_Id__c"),
			TRANSACTION,
			List.of("Charge_Id__c", "Payment_Intent_Id__c", "Refund_Id__c", "Dispute_Id__c", "Invoice_Id__c",
					"Payout_Id__c", "Customer_Id__c", "Subscription_Id__c", "Balance_Transaction_Id__c"));

	private static final Set<Trait> NEAR = Set.of(Trait.INTENT, Trait.CHARGE, Trait.INVOICE);

	private static final Set<RecordKind> ALONE = Set.of(RecordKind.PRODUCT, RecordKind.PAYMENT_METHOD,
			RecordKind.PAYOUT);

	private final SalesforceOperations salesforce;

	RecordArchive(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** Whether records of an object are the books'. */
	public static boolean isMirrored(String object) {
		return Arrays.stream(RecordKind.values()).anyMatch((kind) -> kind.object().equals(object));
	}

	/**
	 * One record.
	 * @param object the API name of its object
	 */
	public Optional<MirroredRecord> find(String object, RecordId id) {
		return isMirrored(object) ? ask(object, "Id = " + Soql.literal(id.value())).stream().findFirst()
				: Optional.empty();
	}

	/**
	 * The records that show something of an event.
	 * @param account whose event
	 * @param facts what it says
	 */
	public FoundRecords of(AccountKey account, String eventId, List<Fact> facts) {
		Set<String> told = new TreeSet<>();
		Set<String> near = new TreeSet<>();
		facts.forEach((fact) -> {
			told.add(fact.about().id());
			NEAR.forEach((trait) -> Optional.ofNullable(fact.traits().get(trait)).ifPresent(near::add));
		});
		near.addAll(told);
		Search search = new Search();
		for (String object : objects(facts)) {
			search.add(object, conditions(object, keys(List.of(account), near), near));
		}
		return search.found((record) -> record.provenance().names(eventId));
	}

	private static Set<String> objects(List<Fact> facts) {
		Set<String> objects = new LinkedHashSet<>();
		facts.stream().map((fact) -> fact.about().kind()).forEach((kind) -> {
			objects.add(kind.object());
			if (!ALONE.contains(kind)) {
				objects.add(GIFT);
				objects.add(TRANSACTION);
			}
		});
		return objects;
	}

	/**
	 * Gifts and transactions by what a person has at hand: a donor's e-mail address, a
	 * record's id, name or external id, or the gateway's id of anything they name.
	 * @param accounts whose gateway ids are meant
	 */
	public FoundRecords search(Collection<AccountKey> accounts, String text) {
		Search search = new Search();
		List<String> gifts = new ArrayList<>();
		List<String> transactions = new ArrayList<>();
		if (text.contains("@")) {
			byEmail(text, search, gifts, transactions);
		}
		else {
			Set<String> keys = text.contains(":") ? Set.of(text) : keys(accounts, List.of(text));
			gifts.addAll(named(GIFT, text, keys));
			transactions.addAll(named(TRANSACTION, text, keys));
		}
		List<String> found = search.add(GIFT, gifts).stream().map((gift) -> gift.id().value()).toList();
		if (!found.isEmpty()) {
			transactions.add(Soql.in("Gift_Transaction__c", found));
		}
		List<MirroredRecord> tries = search.add(TRANSACTION, transactions);
		if (found.isEmpty()) {
			search.add(GIFT, giftsOf(tries));
		}
		return search.found((record) -> true);
	}

	/** The gifts that some transactions are of. */
	private static List<String> giftsOf(List<MirroredRecord> transactions) {
		Set<String> keys = new LinkedHashSet<>();
		transactions.forEach((one) -> Optional.ofNullable(one.account())
			.flatMap((account) -> one.value("Gift_Transaction__c").map(account::externalId))
			.ifPresent(keys::add));
		return keys.isEmpty() ? List.of() : List.of(Soql.in(RecordTable.KEY, keys));
	}

	private void byEmail(String email, Search search, List<String> gifts, List<String> transactions) {
		gifts.add("Donor_Email__c = " + Soql.literal(email));
		List<String> customers = search.add(RecordKind.CUSTOMER.object(), List.of("Email__c = " + Soql.literal(email)))
			.stream()
			.map(MirroredRecord::gatewayId)
			.filter((id) -> !id.isEmpty())
			.toList();
		if (!customers.isEmpty()) {
			gifts.add(Soql.in("Processor_Reference__c", customers));
			transactions.add(Soql.in("Customer_Id__c", customers));
		}
	}

	private static List<String> named(String object, String text, Collection<String> keys) {
		if (RecordId.matches(text)) {
			return List.of("Id = " + Soql.literal(text));
		}
		if (text.matches("[A-Z]{2,4}-\\d+")) {
			return List.of("Name = " + Soql.literal(text));
		}
		return conditions(object, keys, List.of(text));
	}

	private static List<String> conditions(String object, Collection<String> keys, Collection<String> ids) {
		List<String> conditions = new ArrayList<>();
		if (!keys.isEmpty()) {
			conditions.add(Soql.in(RecordTable.KEY, keys));
		}
		if (!ids.isEmpty()) {
			LINKS.getOrDefault(object, List.of()).forEach((field) -> conditions.add(Soql.in(field, ids)));
		}
		return conditions;
	}

	private static Set<String> keys(Collection<AccountKey> accounts, Collection<String> ids) {
		Set<String> keys = new LinkedHashSet<>();
		accounts.forEach((account) -> ids.forEach((id) -> keys.add(account.externalId(id))));
		return keys;
	}

	private List<MirroredRecord> ask(String object, String condition) {
		Set<String> columns = new LinkedHashSet<>(new RecordTable(object).columns());
		columns.addAll(List.of("Name", MirroredRecord.ACCOUNT_KEY));
		return this.salesforce
			.query("SELECT " + String.join(", ", columns) + " FROM " + object + " WHERE " + condition
					+ " ORDER BY LastModifiedDate DESC LIMIT " + MOST)
			.stream()
			.flatMap((row) -> record(object, row))
			.toList();
	}

	private static Stream<MirroredRecord> record(String object, Row row) {
		String type = row.text("Type__c").orElse(null);
		return Arrays.stream(RecordKind.values())
			.filter((kind) -> kind.object().equals(object))
			.filter((kind) -> kind.type() == null || Objects.equals(kind.type(), type))
			.findFirst()
			.map((kind) -> MirroredRecord.of(kind, row))
			.stream();
	}

	/** Collects what several questions bring. */
	private final class Search {

		private final List<MirroredRecord> records = new ArrayList<>();

		private boolean partial;

		/** The records of an object that meet one of some conditions. */
		List<MirroredRecord> add(String object, List<String> either) {
			if (either.isEmpty()) {
				return List.of();
			}
			List<MirroredRecord> some = ask(object, String.join(" OR ", either));
			this.records.addAll(some);
			this.partial |= some.size() >= MOST;
			return some;
		}

		FoundRecords found(java.util.function.Predicate<MirroredRecord> wanted) {
			return new FoundRecords(this.records.stream().filter(wanted).toList(), this.partial);
		}

	}

}
