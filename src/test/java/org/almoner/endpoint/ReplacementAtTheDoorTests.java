package org.almoner.endpoint;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.almoner.account.AccountKey;
import org.almoner.account.AccountsOf;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.endpoint.RuledEndpoints.Works;
import org.almoner.gateway.RemoteEndpoint;
import org.almoner.log.GatewayLog;
import org.almoner.queue.Locks;
import org.almoner.testing.FakeEndpoints;
import org.almoner.testing.FakeGateway;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Secrets and endpoints are replaced while deliveries come to the door. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=" + AccountsOf.SECRET_KEY, "almoner.admin-password=replacements" })
class ReplacementAtTheDoorTests {

	private static final URI BASE = URI.create("https://gifts.example.org");

	private static final String OTHER_SECRET = "whsec_new";

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final HttpClient client = HttpClient.newHttpClient();

	private final String merchant = "m" + COUNT.incrementAndGet();

	@LocalServerPort
	private int port;

	@Autowired
	private GatewayAccounts accounts;

	@Autowired
	private Endpoints endpoints;

	@Autowired
	private Holding holding;

	@Autowired
	private Works works;

	@Autowired
	private GatewayLog log;

	@Autowired
	private Locks locks;

	@Autowired
	private FakeEndpoints stripe;

	@Autowired
	private InMemorySalesforce salesforce;

	@Autowired
	private InMemorySharedCopies copies;

	@Autowired
	private HandClock clock;

	@BeforeEach
	void later() {
		// nothing that an earlier test wrote is of this moment
		this.clock.advance(Duration.ofMinutes(5));
	}

	@Test
	void aSecretThatAnotherProcessHasReplacedIsTakenAtOnceAndCostsTheOrgNothing() throws Exception {
		AccountKey key = byHand();
		assertThat(deliver(key, Samples.SIGNING_SECRET)).isEqualTo(200);
		replaceElsewhere(key);
		int asked = accountQueries();
		assertThat(deliver(key, OTHER_SECRET)).isEqualTo(200);
		assertThat(accountQueries()).isEqualTo(asked);
	}

	@Test
	void aFloodOfBadSignaturesAsksNeitherTheOrgNorRedisForEach() throws Exception {
		AccountKey key = byHand();
		assertThat(deliver(key, Samples.SIGNING_SECRET)).isEqualTo(200);
		int queries = accountQueries();
		int asked = askedSoFar();
		for (int forged = 0; forged < 50; forged++) {
			assertThat(deliver(key, "forged")).isEqualTo(400);
		}
		assertThat(accountQueries()).isEqualTo(queries);
		assertThat(this.copies.asked() - asked).isEqualTo(1);
	}

	@Test
	void aFloodOfBadSignaturesDelaysAReplacedSecretBySecondsOnly() throws Exception {
		AccountKey key = byHand();
		assertThat(deliver(key, "forged")).isEqualTo(400);
		replaceElsewhere(key);
		assertThat(deliver(key, "forged")).isEqualTo(400);
		assertThat(deliver(key, OTHER_SECRET)).as("too soon; the gateway comes again").isEqualTo(400);
		this.clock.advance(Duration.ofSeconds(3));
		assertThat(deliver(key, OTHER_SECRET)).isEqualTo(200);
	}

	@Test
	void theFirstDeliveryOfAReplacementProvesItAndTheOldEndpointGoes() throws Exception {
		GatewayAccount account = connected();
		String old = endpoint(account);
		String fresh = endpoint(this.endpoints.rotate(account.key(), null));
		assertThat(deliver(account.key(), "whsec_of_" + old)).isEqualTo(200);
		pass();
		assertThat(remote()).as("the old one's deliveries prove nothing").containsExactlyInAnyOrder(old, fresh);
		assertThat(deliver(account.key(), "whsec_of_" + fresh)).isEqualTo(200);
		assertThat(this.accounts.isProven(account.key(), fresh)).isTrue();
		assertThat(deliver(account.key(), "whsec_of_" + old)).as("nothing has changed yet").isEqualTo(200);
		pass();
		assertThat(remote()).containsExactly(fresh);
		assertThat(deliver(account.key(), "whsec_of_" + old)).as("what was on its way is taken").isEqualTo(200);
		this.clock.advance(Duration.ofMinutes(11));
		assertThat(deliver(account.key(), "whsec_of_" + old)).isEqualTo(400);
		pass();
		assertThat(secrets(account)).extracting((one) -> one.secret().reveal()).containsExactly("whsec_of_" + fresh);
		assertThat(deliver(account.key(), "whsec_of_" + fresh)).isEqualTo(200);
	}

	@Test
	void aReplacementThatAnotherProcessMadeIsProvenByItsFirstDeliveryToo() throws Exception {
		GatewayAccount account = connected();
		String old = endpoint(account);
		assertThat(deliver(account.key(), "whsec_of_" + old)).isEqualTo(200);
		this.clock.advance(Duration.ofSeconds(1));
		other()
			.reseal(account.key(), "we_elsewhere",
					new Credentials(
							List.of(new SigningSecret(Secret.of("whsec_elsewhere"), null, "we_elsewhere"),
									new SigningSecret(Secret.of("whsec_of_" + old),
											this.clock.instant().plusSeconds(600), old)),
							account.credentials().apiKey()));
		assertThat(deliver(account.key(), "whsec_elsewhere")).isEqualTo(200);
		assertThat(this.accounts.isProven(account.key(), "we_elsewhere")).isTrue();
	}

	@Test
	void aProvenReplacementIsNotNotedAgain() throws Exception {
		GatewayAccount account = connected();
		String fresh = endpoint(this.endpoints.rotate(account.key(), null));
		assertThat(deliver(account.key(), "whsec_of_" + endpoint(account))).isEqualTo(200);
		int before = askedSoFar();
		assertThat(deliver(account.key(), "whsec_of_" + fresh)).isEqualTo(200);
		assertThat(this.copies.asked() - before).as("asked and noted").isEqualTo(2);
		assertThat(deliver(account.key(), "whsec_of_" + fresh)).isEqualTo(200);
		assertThat(this.copies.asked() - before).as("asked alone").isEqualTo(3);
	}

	@Test
	void theOldEndpointEndsWithinADayThoughTheNewOneNeverDelivers() throws Exception {
		GatewayAccount account = connected();
		String old = endpoint(account);
		String fresh = endpoint(this.endpoints.rotate(account.key(), null));
		this.clock.advance(Duration.ofHours(21));
		pass();
		assertThat(remote()).containsExactlyInAnyOrder(old, fresh);
		assertThat(deliver(account.key(), "whsec_of_" + old)).isEqualTo(200);
		this.clock.advance(Duration.ofHours(2));
		pass();
		assertThat(remote()).containsExactly(fresh);
		this.clock.advance(Duration.ofHours(1));
		assertThat(deliver(account.key(), "whsec_of_" + old)).isEqualTo(400);
		assertThat(deliver(account.key(), "whsec_of_" + fresh)).isEqualTo(200);
	}

	private AccountKey byHand() {
		return this.accounts.create(Samples.newAccount("Shop", null, Samples.manual())).key();
	}

	private GatewayAccount connected() {
		AccountKey key = this.accounts.create(Samples.newAccount("Shop", null, Credentials.none())).key();
		return this.endpoints.connect(key, BASE, Secret.of("rk_test_" + this.merchant), null);
	}

	private void replaceElsewhere(AccountKey key) {
		this.clock.advance(Duration.ofMillis(1));
		other().reseal(key, null, new Credentials(List.of(new SigningSecret(Secret.of(OTHER_SECRET), null)), null));
	}

	/** The accounts of another process, which shares the org and Redis. */
	private GatewayAccounts other() {
		return AccountsOf.process(this.salesforce, this.copies, this.clock);
	}

	private void pass() {
		new EndpointPass(this.accounts, this.holding, this.works, this.log, this.locks, this.clock).run();
	}

	private List<SigningSecret> secrets(GatewayAccount account) {
		return this.accounts.find(account.key()).orElseThrow().credentials().signingSecrets();
	}

	private List<String> remote() {
		return this.stripe.of("test_" + this.merchant).stream().map(RemoteEndpoint::id).toList();
	}

	private static String endpoint(GatewayAccount account) {
		return String.valueOf(account.endpoint().id());
	}

	private int accountQueries() {
		return (int) this.salesforce.queries()
			.stream()
			.filter((soql) -> soql.contains("FROM Gateway_Account__c"))
			.count();
	}

	/** What was read from the org is shared by a thread of its own. */
	private int askedSoFar() {
		AtomicInteger before = new AtomicInteger(-1);
		await().atMost(Duration.ofSeconds(5))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> before.getAndSet(this.copies.asked()) == this.copies.asked());
		return this.copies.asked();
	}

	private int deliver(AccountKey key, String signature) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/webhooks/" + key))
			.version(HttpClient.Version.HTTP_1_1)
			.timeout(Duration.ofSeconds(20))
			.header(FakeGateway.SIGNATURE, signature)
			.POST(BodyPublishers.ofString("{\"id\":\"evt_" + COUNT.incrementAndGet() + "\"}"))
			.build();
		return this.client.send(request, BodyHandlers.ofString()).statusCode();
	}

}
