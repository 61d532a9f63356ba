package org.almoner.benchmark;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sforce.soap.partner.sobject.SObject;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import org.almoner.account.AccountEndpoint;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.OpenedEvent;
import org.almoner.gateway.Reading;
import org.almoner.gateway.stripe.StripeOf;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.RowsOf;
import org.almoner.sandbox.stripe.StripeSignature;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.HandClock;
import org.almoner.testing.Samples;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The work that a processor does of an event, each part by itself and beside what is
 * plainest. A method with {@code plain} before its name is the baseline of the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Parts {

	/** As many as a call to the org takes. */
	private static final int BATCH = 200;

	private final Gateway stripe = StripeOf.at(URI.create("http://localhost"), new HandClock(Instant.now()));

	private final GatewayAccount account = new GatewayAccount(Samples.KEY, new RecordId("a01000000000001"), "Charity",
			Provider.STRIPE, CharityEvents.ACCOUNT, true, GatewayAccount.Status.CONNECTED, ZoneOffset.UTC,
			GatewayAccount.GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), Samples.manual());

	private final List<StripeEvent> events = CharityEvents.of(15, BATCH).events();

	private final StripeEvent event = this.events.stream()
		.filter((one) -> one.type().equals("charge.succeeded"))
		.findFirst()
		.orElseThrow();

	private final byte[] body = this.event.json().getBytes(StandardCharsets.UTF_8);

	private final String signature = StripeSignature.header(this.body, Instant.now().getEpochSecond(),
			List.of(Samples.SIGNING_SECRET), false);

	private final List<List<Fact>> facts = this.events.stream()
		.map((one) -> this.stripe.read(this.account, one.id(), one.json()))
		.map((reading) -> (reading instanceof Reading.Facts read) ? read.facts() : List.<Fact>of())
		.toList();

	private final List<Map<String, String>> texts = this.events.stream()
		.map((one) -> Map.of("Gateway_Key__c", Samples.KEY.externalId(one.id()), "Event_Id__c", one.id(),
				"Event_Type__c", one.type(), "Status__c", "Received", "Payload__c", one.json()))
		.toList();

	private final List<Row> rows = this.texts.stream().map(Parts::row).toList();

	private static Row row(Map<String, String> texts) {
		Row row = Row.of("Gateway_Event__c");
		for (Map.Entry<String, String> text : texts.entrySet()) {
			row = row.with(text.getKey(), text.getValue());
		}
		return row;
	}

	/** What the door does: verify a signature and read the envelope. */
	@Benchmark
	public OpenedEvent verifySignature() {
		return this.stripe.open(this.account,
				new Delivery(this.body, Map.of("stripe-signature", this.signature), Instant.now()));
	}

	/** What Stripe's library does: verify a signature and read the event. */
	@Benchmark
	public Event plainVerifySignature() throws SignatureVerificationException {
		return Webhook.constructEvent(new String(this.body, StandardCharsets.UTF_8), this.signature,
				Samples.SIGNING_SECRET);
	}

	/** What an event says. */
	@Benchmark
	public Reading readEvent() {
		return this.stripe.read(this.account, this.event.id(), this.event.json());
	}

	/** The event as Stripe's library reads it. */
	@Benchmark
	public Event plainReadEvent() {
		return Webhook.constructEventWithoutVerification(this.event.json());
	}

	/** A batch of 200 events onto an empty shelf. */
	@Benchmark
	public BookShelf foldBatch() {
		BookShelf shelf = new BookShelf(ZoneOffset.UTC);
		shelf.post(this.facts.stream().flatMap(List::stream).toList());
		return shelf;
	}

	/** The same events one after the other. */
	@Benchmark
	public BookShelf plainFoldBatch() {
		BookShelf shelf = new BookShelf(ZoneOffset.UTC);
		this.facts.forEach(shelf::post);
		return shelf;
	}

	/** 200 rows as the wire's objects, checked and cleaned. */
	@Benchmark
	public List<SObject> buildRows() {
		return RowsOf.written(this.rows);
	}

	/** The same with nothing looked at. */
	@Benchmark
	public List<SObject> plainBuildRows() {
		return this.texts.stream().map((fields) -> {
			SObject row = new SObject("Gateway_Event__c");
			fields.forEach(row::setField);
			return row;
		}).toList();
	}

}
