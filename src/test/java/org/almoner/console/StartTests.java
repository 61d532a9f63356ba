package org.almoner.console;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StartTests {

	private final WebApplicationContextRunner process = new WebApplicationContextRunner()
		.withUserConfiguration(WebTestApplication.class)
		.withPropertyValues("almoner.secret-key=a key of the start's tests, long enough",
				"almoner.admin-password=given");

	@Test
	void theDoorAndTheApiAreThereByDefault() {
		this.process.run((context) -> assertThat(context).hasSingleBean(AccountsApi.class)
			.hasSingleBean(StatusApi.class)
			.hasBean("webhooks"));
	}

	@Test
	void aWorkerHasNeitherDoorNorApi() {
		this.process.withPropertyValues("almoner.roles=worker")
			.run((context) -> assertThat(context).doesNotHaveBean(AccountsApi.class)
				.doesNotHaveBean(StatusApi.class)
				.doesNotHaveBean("webhooks")
				.hasNotFailed());
	}

	@Test
	void anUnknownRoleStopsTheStart() {
		this.process.withPropertyValues("almoner.roles=wed").run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void aMissingPasswordStopsTheStartWithASentenceThatNamesIt() {
		this.process.withPropertyValues("almoner.admin-password=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ALMONER_ADMIN_PASSWORD"));
	}

	@Test
	void aMissingSecretKeyStopsTheStartWithASentenceThatNamesIt() {
		this.process.withPropertyValues("almoner.secret-key=")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("ALMONER_SECRET_KEY"));
	}

	@Test
	void aPublicUrlMustBeAWebAddress() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AdminProperties("p", "gifts.example.org"))
			.withMessageContaining("ALMONER_PUBLIC_URL");
		assertThat(new AdminProperties("hidden", "https://gifts.example.org").toString()).doesNotContain("hidden");
	}

	@Test
	void theAddressIsTheOneToldThenHerokusThenTheRequests() {
		HttpServletRequest request = new MockHttpServletRequest("GET", "/api/accounts");
		assertThat(new PublicAddress("https://a.example/", "b.example").base(request)).isEqualTo("https://a.example");
		assertThat(new PublicAddress("", "b.example").base(request)).isEqualTo("https://b.example");
		assertThat(new PublicAddress(null, null).base(request)).isEqualTo("http://localhost");
	}

}
