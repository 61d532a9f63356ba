package org.almoner.salesforce;

import java.security.GeneralSecurityException;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SalesforceConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withUserConfiguration(SalesforceConfiguration.class);

	@Test
	void theSettingsLeadToTheOrg() {
		try (WireOrg org = new WireOrg()) {
			this.application
				.withPropertyValues("almoner.salesforce.url=" + org.url() + "/", "almoner.salesforce.client-id=the-app",
						"almoner.salesforce.client-secret=the-secret")
				.run((context) -> {
					SalesforceOperations salesforce = context.getBean(SalesforceOperations.class);
					assertThat(org.tokenRequests).isEmpty();
					assertThat(context.getBean(OrgHealth.class).health().getStatus()).isEqualTo(Status.UNKNOWN);
					salesforce.create(List.of(Seam.event(1)));
					assertThat(org.tokenRequests).singleElement().asString().contains("client_secret=the-secret");
					assertThat(context.getBean(OrgHealth.class).health().getStatus()).isEqualTo(Status.UP);
				});
		}
	}

	@Test
	void aPrivateKeyIsUsedForTheJwtBearerFlow() throws GeneralSecurityException {
		this.application
			.withPropertyValues("almoner.salesforce.url=https://charity.my.salesforce.com",
					"almoner.salesforce.client-id=the-app", "almoner.salesforce.username=almoner@charity.example",
					"almoner.salesforce.private-key=" + TokenTests.pem(TokenTests.keys(2048)))
			.run((context) -> assertThat(context.getBean(SalesforceProperties.class))
				.hasToString("SalesforceProperties[url=https://charity.my.salesforce.com, flow=JWT bearer]"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''|app|secret|''|''|SALESFORCE_URL is missing
			https://x.my.salesforce.com|' '|secret|''|''|SALESFORCE_CLIENT_ID is missing
			https://x.my.salesforce.com|app|''|''|''|SALESFORCE_CLIENT_SECRET is missing
			https://x.my.salesforce.com|app|''|''|key|SALESFORCE_USERNAME is missing
			https://x.my.salesforce.com|app|''|user|key|SALESFORCE_PRIVATE_KEY must be the PEM
			https://x.my.salesforce.com|app|''|user|-----BEGIN RSA PRIVATE KEY-----|SALESFORCE_PRIVATE_KEY is a PKCS#1
			https://x.my.salesforce.com|app|secret|user|key|are both set
			""")
	void aStartWithoutWhatIsNeededStopsWithOneSentence(String url, String id, String secret, String user, String key,
			String sentence) {
		this.application
			.withPropertyValues("almoner.salesforce.url=" + url, "almoner.salesforce.client-id=" + id,
					"almoner.salesforce.client-secret=" + secret, "almoner.salesforce.username=" + user,
					"almoner.salesforce.private-key=" + key)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(sentence)
				.hasMessageNotContaining("secret"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://charity.my.salesforce.com", "charity.my.salesforce.com", "ftp://localhost",
			"https://", "https://x.my.salesforce.com/path", "https://user@x.my.salesforce.com",
			"http://localhost.evil.example", "http://127.evil.example", "not a url" })
	void anAddressThatIsNoOrgsIsRefused(String url) {
		this.application
			.withPropertyValues("almoner.salesforce.url=" + url, "almoner.salesforce.client-id=app",
					"almoner.salesforce.client-secret=x")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("SALESFORCE_URL must be the org's My Domain address"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8090", "http://127.0.0.1:8090/", "http://[::1]:8090",
			"https://charity.my.salesforce.com/" })
	void anAddressMayBePlainOnLoopbackOnly(String url) {
		assertThat(Seam.settings(url, null).url()).isEqualTo(url.replaceFirst("/$", ""));
	}

	@Test
	void limitsCanBeSetAndMustBePositive() {
		ApplicationContextRunner complete = this.application.withPropertyValues(
				"almoner.salesforce.url=https://x.my.salesforce.com", "almoner.salesforce.client-id=app",
				"almoner.salesforce.client-secret=x");
		complete.withPropertyValues("almoner.salesforce.limits.concurrency=4")
			.run((context) -> assertThat(context.getBean(SalesforceProperties.class).limits())
				.satisfies((limits) -> assertThat(limits.concurrency()).isEqualTo(4))
				.satisfies((limits) -> assertThat(limits.readTimeout()).hasSeconds(60)));
		complete.withPropertyValues("almoner.salesforce.limits.read-timeout=0s")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("read-timeout"));
	}

}
