package org.almoner.endpoint;

import org.almoner.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressTests {

	private static final String OURS = "https://gifts.example.org/webhooks/" + Samples.KEY;

	private static final String KEY = Samples.KEY.value();

	@ParameterizedTest
	@ValueSource(strings = { "https://gifts.example.org/webhooks/%s", "https://charity.herokuapp.com/webhooks/%s",
			"http://gifts.example.org:8080/webhooks/%s", "https://x.org/almoner/webhooks/%s" })
	void theExactPathOnAnyHostReachesTheDoor(String url) {
		assertThat(new Address(url.formatted(KEY)).reaches(Samples.KEY)).isTrue();
		assertThat(new Address(url.formatted(KEY)).names(Samples.KEY)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://gifts.example.org/webhooks/%s/", "https://gifts.example.org//webhooks/%s//",
			"HTTPS://GIFTS.EXAMPLE.ORG/Webhooks/%s/", "https://gifts.example.org/./webhooks/%s?x=1",
			"https://gifts.example.org/a/../webhooks/%s/", "https://gifts.example.org/%%77ebhooks/%s/",
			"https://gifts.example.org/webhooks/ %s", "http://[bad/webhooks/%s" })
	void otherWaysToWriteItNameTheAccountThoughPostsStayOut(String url) {
		assertThat(new Address(url.formatted(KEY)).names(Samples.KEY)).isTrue();
		assertThat(new Address(url.formatted(KEY)).reaches(Samples.KEY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://GIFTS.example.org./webhooks/zzzzzzzzzzzzzzzzzzzzzzzz",
			"http://gifts.example.org:8443/webhooks/", "https://gifts.example.org/Webhooks/soon" })
	void anyDoorOfOurOwnHostLeadsHereWhateverTheKey(String url) {
		assertThat(new Address(url).isAtTheDoorOf(OURS)).isTrue();
		assertThat(new Address(url).names(Samples.KEY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://other.example.org/webhooks/zzzzzzzzzzzzzzzzzzzzzzzz",
			"https://gifts.example.org/shop/stripe", "https://gifts.example.org.evil.example/webhooks/x", "",
			"not a url", "mailto:a@example.org" })
	void whatLeadsElsewhereIsLeftAlone(String url) {
		assertThat(new Address(url).isAtTheDoorOf(OURS)).isFalse();
		assertThat(new Address(url).names(Samples.KEY)).isFalse();
		assertThat(new Address(url).reaches(Samples.KEY)).isFalse();
	}

	@Test
	void anotherKeyOnAnotherHostIsAnotherAlmoner() {
		assertThat(new Address("https://a.org/webhooks/zzzzzzzzzzzzzzzzzzzzzzzz").names(Samples.KEY)).isFalse();
	}

}
