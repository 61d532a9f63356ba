package org.almoner.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.stripe.books.StripeEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a connector without batches does, with the same client: for each event one create,
 * one look-up, one upsert and one update. It has no retries, no queue and no door, writes
 * a single record per event, and never two events to one record: it is cheaper than a
 * real one would be.
 */
final class PlainConnector {

	/** As many long calls as an org bears of everybody. */
	private static final int AT_ONCE = 25;

	private static final String KEY = "Gateway_Key__c";

	private static final String TRANSACTION = "Gateway_Transaction__c";

	private final SimulatedOrg org;

	private final String session;

	private final String account;

	private final Semaphore slots = new Semaphore(AT_ONCE, true);

	private PlainConnector(SimulatedOrg org) {
		this.org = org;
		this.session = session(org);
		this.account = org.insert("Gateway_Account__c", Map.of("Name", "Plain", KEY, "p".repeat(24)));
	}

	/** A connector to an org. */
	static PlainConnector to(SimulatedOrg org) {
		return new PlainConnector(org);
	}

	/**
	 * Takes events that come at a rate.
	 * @return how long it took from each event's due moment to its end
	 */
	Collection<Long> take(List<StripeEvent> events, double perSecond) {
		Collection<Long> times = new ConcurrentLinkedQueue<>();
		long start = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int number = 0; number < events.size(); number++) {
				long due = start + (long) (number * 1e9 / perSecond);
				Moments.await(due);
				StripeEvent event = events.get(number);
				threads.execute(() -> {
					take(event);
					times.add(System.nanoTime() - due);
				});
			}
		}
		if (times.size() != events.size()) {
			throw new IllegalStateException("The plain connector took " + times.size() + " of " + events.size());
		}
		return times;
	}

	private void take(StripeEvent event) {
		this.slots.acquireUninterruptibly();
		try {
			write(event);
		}
		catch (ConnectionException ex) {
			throw new IllegalStateException("The plain connector failed", ex);
		}
		finally {
			this.slots.release();
		}
	}

	private void write(StripeEvent event) throws ConnectionException {
		PartnerConnection connection = new PartnerConnection(config());
		String id = saved(connection.create(new SObject[] { stored(event) }));
		String key = "p".repeat(24) + ":" + event.id();
		connection.query("SELECT Id, Status__c FROM " + TRANSACTION + " WHERE " + KEY + " = '" + key + "'");
		UpsertResult[] posted = connection.upsert(KEY, new SObject[] { transaction(key) });
		if (!posted[0].isSuccess()) {
			throw new IllegalStateException("Refused: " + posted[0].getErrors()[0].getMessage());
		}
		SObject done = new SObject("Gateway_Event__c");
		done.setId(id);
		done.setField("Status__c", "Processed");
		saved(connection.update(new SObject[] { done }));
	}

	private SObject stored(StripeEvent event) {
		SObject row = new SObject("Gateway_Event__c");
		row.setField(KEY, "p".repeat(24) + ":" + event.id());
		row.setField("Gateway_Account__c", this.account);
		row.setField("Event_Id__c", event.id());
		row.setField("Event_Type__c", event.type());
		row.setField("Status__c", "Received");
		row.setField("Payload__c", event.json());
		return row;
	}

	private SObject transaction(String key) {
		SObject row = new SObject(TRANSACTION);
		row.setField(KEY, key);
		row.setField("Gateway_Account__c", this.account);
		row.setField("Type__c", "Payment");
		row.setField("Status__c", "Success");
		row.setField("Amount__c", new BigDecimal("25.00"));
		row.setField("Currency__c", "USD");
		return row;
	}

	private static String saved(SaveResult[] results) {
		if (!results[0].isSuccess()) {
			throw new IllegalStateException("Refused: " + results[0].getErrors()[0].getMessage());
		}
		return results[0].getId();
	}

	private ConnectorConfig config() {
		ConnectorConfig config = new ConnectorConfig();
		config.setSessionId(this.session);
		config.setServiceEndpoint(this.org.url() + "/services/Soap/u/65.0");
		config.setAuthEndpoint(this.org.url() + "/services/Soap/u/65.0");
		config.setConnectionTimeout(10_000);
		config.setReadTimeout(60_000);
		config.setCompression(true);
		return config;
	}

	private static String session(SimulatedOrg org) {
		String form = "grant_type=client_credentials&client_id=" + encoded(org.clientId()) + "&client_secret="
				+ encoded(org.clientSecret());
		HttpRequest request = HttpRequest.newBuilder(URI.create(org.url() + "/services/oauth2/token"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			String answer = http.send(request, BodyHandlers.ofString()).body();
			return JsonMapper.shared().readTree(answer).path("access_token").asString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
