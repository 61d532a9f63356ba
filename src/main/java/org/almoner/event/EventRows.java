package org.almoner.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;

/** Events as rows of {@code Gateway_Event__c}, as DATA_MODEL says. */
final class EventRows {

	static final String TYPE = "Gateway_Event__c";

	static final String KEY = "Gateway_Key__c";

	static final String PAYLOAD = "Payload__c";

	static final String ERROR = "Error__c";

	static final String OVERFLOW = "Payload_Overflow__c";

	/** The statuses of events that are to be worked. */
	static final List<String> OPEN = List.of("Received", "Retrying");

	static final int REASON = 255;

	static final int LONG_TEXT = 32_768;

	// the field holds 131,072; the org's way to count is not wholly known
	private static final int PAYLOAD_FITS = 130_000;

	private static final int EVENT_TYPE = 100;

	private static final int OBJECT_TYPE = 80;

	private static final int API_VERSION = 40;

	private static final int ID = 255;

	private EventRows() {
	}

	static String key(NewGatewayEvent event) {
		return event.account().key().externalId(event.eventId());
	}

	static boolean fits(String payload) {
		return payload.length() <= PAYLOAD_FITS && JsonText.countedLength(payload) <= PAYLOAD_FITS;
	}

	/** The payload as text, as whole as it was received. */
	static String payload(NewGatewayEvent event) {
		return JsonText.forXml(new String(event.body(), StandardCharsets.UTF_8));
	}

	/** The row with the payload in its field. */
	static Row whole(NewGatewayEvent event, String payload) {
		return row(event, payload, false);
	}

	/** The row with the envelope in the payload's place; the payload is in a file. */
	static Row overflowing(NewGatewayEvent event) {
		return row(event, JsonText.forXml(event.envelope()), true);
	}

	// one map: a row that grows field by field is copied with each
	private static Row row(NewGatewayEvent event, String payload, boolean overflow) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put(KEY, key(event));
		fields.put("Gateway_Account__c", event.account().id());
		fields.put("Event_Id__c", event.eventId());
		fields.put("Event_Type__c", cut(event.type(), EVENT_TYPE));
		fields.put("Object_Type__c", cut(event.objectType(), OBJECT_TYPE));
		fields.put("Object_Id__c", cut(event.objectId(), ID));
		fields.put("Status__c", "Received");
		fields.put("Payload_Sha256__c", sha256(event.body()));
		fields.put("Api_Version__c", cut(event.apiVersion(), API_VERSION));
		fields.put("Live_Mode__c", event.liveMode());
		fields.put("Occurred_At__c", event.occurredAt());
		fields.put("Received_At__c", event.receivedAt());
		fields.put("Attempts__c", 0);
		fields.put("Source__c", event.arrival().label());
		fields.put(PAYLOAD, payload);
		fields.put(OVERFLOW, overflow);
		return new Row(TYPE, null, fields);
	}

	static @Nullable String cut(@Nullable String text, int longest) {
		if (text == null || text.length() <= longest) {
			return text;
		}
		boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
		return text.substring(0, splitsPair ? longest - 1 : longest);
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
