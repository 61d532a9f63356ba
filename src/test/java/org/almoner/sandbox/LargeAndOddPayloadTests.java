package org.almoner.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that do not fit where they are to be kept: too long, or not sayable in XML. */
class LargeAndOddPayloadTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "large and odd",
			"--almoner.posting.linger=10ms");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static SandboxAccount account = new SandboxAccount("", java.net.URI.create("/"), "");

	private final String number = UUID.randomUUID().toString().replace("-", "");

	private final String eventId = "evt_" + this.number;

	@BeforeAll
	static void connect() {
		account = SANDBOX.connect("A charity");
	}

	@AfterAll
	static void stop() {
		SANDBOX.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "raw \uFFFE and \uFFFF", "escaped \\u0000 \\u0001 \\u001f", "raw \u007F\u0085\u009F",
			"emoji \uD83D\uDE00 and \\ud83d\\ude00", "halves \\ud83d and \\ude00", "]]> <a> &amp; &#0; \\\" ' \\\\",
			"\\r\\n\\t\\u2028 \u2028\u2029", "\u00A0wide\u3000blanks ", "\uFEFFmark", "e\u0301\u200D\u202E" })
	void oddTextIsStoredSoThatItReadsAsItWasSent(String text) throws Exception {
		String json = Charges.succeeded(this.eventId, this.number, 1_760_000_000, text, "");
		assertStoredAsSent(json);
	}

	@Test
	void blanksAndLineEndsAroundAndBetweenAreNoMatter() throws Exception {
		String json = Charges.succeeded(this.number).replace("\n", "\r\n\t ").replace(",\"", " ,\r\"");
		assertStoredAsSent("\r\n " + json + " \n\n");
	}

	private void assertStoredAsSent(String json) throws Exception {
		assertThat(DOOR.deliver(account, json).statusCode()).isEqualTo(200);
		Map<String, Object> event = DOOR.settled(account, this.eventId);
		assertThat(event).containsEntry("Status__c", "Processed")
			.containsEntry("Payload_Overflow__c", false)
			.containsEntry("Payload_Sha256__c", sha256(json));
		assertThat(payload(event)).isEqualTo(JSON.readTree(json));
		assertThat(gift()).containsEntry("Status__c", "Paid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Zo\u00EB \\u0000\\u0001Quill", "Zo\u00EB \uFFFEQuill", "Zo\u00EB \\ud83dQuill",
			"Zo\u00EB \\r\\nQuill", "Zo\u00EB\\rQuill", "\\u0000", "\u00A0Zo\u00EB Quill\\u00a0", "\u200BZo\u00EB ",
			"\\u001fZo\u00EB\\u0085" })
	void aNameThatTheOrgKeepsDifferentlyIsNotTakenForAPersonsEdit(String odd) {
		post("first", 1_760_000_000, odd);
		post("again", 1_760_000_100, odd);
		assertThat(DOOR.log(account, "corrected-fields")).isEmpty();

		post("then", 1_760_000_200, "Zora Quill");
		assertThat(gift()).containsEntry("Donor_Name__c", "Zora Quill");
	}

	private void post(String event, long created, String donor) {
		String id = this.eventId + event;
		String json = Charges.succeeded(id, this.number, created, donor, ",\"failure_message\":\"" + donor + "\"");
		assertThat(DOOR.deliver(account, json).statusCode()).isEqualTo(200);
		assertThat(DOOR.settled(account, id)).containsEntry("Status__c", "Processed");
	}

	@Test
	void anEventOf400KilobytesIsKeptWholeInAFileAndPostedLikeAnyOther() throws Exception {
		String json = large();
		assertThat(DOOR.deliver(account, json).statusCode()).isEqualTo(200);
		Map<String, Object> event = DOOR.settled(account, this.eventId);
		assertThat(event).containsEntry("Status__c", "Processed")
			.containsEntry("Payload_Overflow__c", true)
			.containsEntry("Payload_Sha256__c", sha256(json));
		assertThat(files(event)).singleElement()
			.satisfies((file) -> assertThat((byte[]) file.get("VersionData"))
				.isEqualTo(json.getBytes(StandardCharsets.UTF_8)));
		JsonNode envelope = payload(event);
		assertThat(envelope.path("id").asString()).isEqualTo(this.eventId);
		assertThat(envelope.path("type").asString()).isEqualTo("charge.succeeded");
		assertThat(envelope.has("data")).isFalse();
		assertThat(gift()).containsEntry("Status__c", "Paid").containsEntry("Donor_Name__c", Charges.DONOR);
	}

	@Test
	void aLargeEventDeliveredManyTimesHasOneFileAndOneGift() throws Exception {
		String json = large();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> answers = IntStream.range(0, 8)
				.mapToObj((one) -> threads.submit(() -> DOOR.deliver(account, json).statusCode()))
				.toList();
			for (Future<Integer> answer : answers) {
				assertThat(answer.get()).isEqualTo(200);
			}
		}
		assertThat(DOOR.deliver(account, json).statusCode()).isEqualTo(200);
		assertThat(files(DOOR.settled(account, this.eventId))).hasSize(1);
		assertThat(SANDBOX.org()
			.records("Gift_Transaction__c")
			.stream()
			.filter((gift) -> Objects.equals(gift.get("Payment_Intent_Id__c"), "pi_" + this.number))).hasSize(1);
	}

	@Test
	void anAmountThatTheOrgCannotHoldFailsItsEventInPlainWordsAndIsNotRounded() {
		String json = Charges.succeeded(this.number)
			.replace("\"amount\":2500", "\"amount\":12345")
			.replace("\"currency\":\"usd\"", "\"currency\":\"kwd\"");
		assertThat(DOOR.deliver(account, json).statusCode()).isEqualTo(200);
		Map<String, Object> event = DOOR.settled(account, this.eventId);
		assertThat(event).containsEntry("Status__c", "Failed");
		assertThat(Doorstep.text(event, "Error__c")).contains("12.345", "more than 2 decimals", "not rounded");
		assertThat(gift()).isEmpty();
		assertThat(DOOR.record(account, "Gateway_Transaction__c", "ch_" + this.number)).isEmpty();
		assertThat(DOOR.awaitLog(account, "failed-event")).isNotEmpty();
	}

	private String large() {
		StringBuilder lines = new StringBuilder(",\"level3\":{\"line_items\":[");
		for (int line = 0; line < 4000; line++) {
			lines.append((line == 0) ? "" : ",")
				.append("{\"product_code\":\"candle-%05d\",\"product_description\":\"A candle, \u00E9t\u00E9 \uD83D\uDD6F, "
					.formatted(line))
				.append("of bees' wax, for the altar of the north aisle\"}");
		}
		String json = Charges.succeeded(this.eventId, this.number, 1_760_000_000, Charges.DONOR,
				lines.append("]}").toString());
		assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(400_000);
		return json;
	}

	private static List<Map<String, Object>> files(Map<String, Object> event) {
		return SANDBOX.org()
			.records("ContentVersion")
			.stream()
			.filter((file) -> Objects.equals(file.get("FirstPublishLocationId"), event.get("Id")))
			.toList();
	}

	private Map<String, Object> gift() {
		return DOOR.record(account, "Gift_Transaction__c", "pi_" + this.number);
	}

	private static JsonNode payload(Map<String, Object> event) {
		return JSON.readTree(String.valueOf(event.get("Payload__c")));
	}

	private static String sha256(String text) throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(hash);
	}

}
