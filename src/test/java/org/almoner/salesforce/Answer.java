package org.almoner.salesforce;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What a {@link WireOrg} does with one request. */
sealed interface Answer {

	/** Sends an HTTP answer. */
	record Sent(int status, String contentType, String body) implements Answer {
	}

	/** Answers later than anybody waits. */
	record Late(Duration delay, Answer then) implements Answer {
	}

	/** Hangs up after it has read the request. */
	record Dropped() implements Answer {
	}

	String PARTNER = "urn:partner.soap.sforce.com";

	static Answer html(int status) {
		return new Sent(status, "text/html", "<html><body><h1>Down for maintenance</h1></body></html>");
	}

	static Answer empty(int status) {
		return new Sent(status, "text/xml", "");
	}

	static Answer json(int status, String body) {
		return new Sent(status, "application/json", body);
	}

	static Answer envelope(String headers, String body) {
		return new Sent(200, "text/xml; charset=UTF-8", """
				<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
				xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="%s" \
				xmlns:sf="urn:sobject.partner.soap.sforce.com" \
				xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
				<soapenv:Header>%s</soapenv:Header><soapenv:Body>%s</soapenv:Body></soapenv:Envelope>\
				""".formatted(PARTNER, headers, body));
	}

	static Answer results(String operation, String... results) {
		return envelope(LIMITS, "<%1$sResponse>%2$s</%1$sResponse>".formatted(operation, String.join("", results)));
	}

	/** The header with the org's API use. */
	String LIMITS = "<LimitInfoHeader><limitInfo><current>1234</current><limit>100000</limit>"
			+ "<type>API REQUESTS</type></limitInfo></LimitInfoHeader>";

	static String saved(int number) {
		return "<result><id>" + id(number) + "</id><success>true</success></result>";
	}

	static String upserted(int number, boolean created) {
		return "<result><created>" + created + "</created><id>" + id(number) + "</id><success>true</success></result>";
	}

	static String refused(String code, String message, String... fields) {
		StringBuilder named = new StringBuilder();
		for (String field : fields) {
			named.append("<fields>").append(field).append("</fields>");
		}
		return "<result><errors>" + named + "<message>" + message + "</message><statusCode>" + code
				+ "</statusCode></errors><id xsi:nil=\"true\"/><success>false</success></result>";
	}

	static String refusedUpsert(String code, String message, String... fields) {
		return refused(code, message, fields).replace("<result>", "<result><created>false</created>");
	}

	static String id(int number) {
		return "a00%012d".formatted(number);
	}

	static Answer fault(String code, String message) {
		return new Sent(500, "text/xml; charset=UTF-8", """
				<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
				xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
				xmlns:sf="urn:fault.partner.soap.sforce.com" \
				xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><soapenv:Fault>\
				<faultcode>sf:%1$s</faultcode><faultstring>%1$s: %2$s</faultstring><detail>\
				<sf:UnexpectedErrorFault xsi:type="sf:UnexpectedErrorFault"><sf:exceptionCode>%1$s</sf:exceptionCode>\
				<sf:exceptionMessage>%2$s</sf:exceptionMessage></sf:UnexpectedErrorFault></detail>\
				</soapenv:Fault></soapenv:Body></soapenv:Envelope>""".formatted(code, message));
	}

	static Answer page(boolean done, @Nullable String locator, int size, String... records) {
		return envelope(LIMITS,
				"<queryResponse><result xsi:type=\"QueryResult\"><done>" + done + "</done>"
						+ ((locator != null) ? "<queryLocator>" + locator + "</queryLocator>"
								: "<queryLocator xsi:nil=\"true\"/>")
						+ String.join("", records) + "<size>" + size + "</size></result></queryResponse>");
	}

	static Answer more(boolean done, @Nullable String locator, int size, String... records) {
		Sent page = (Sent) page(done, locator, size, records);
		return new Sent(200, page.contentType(), page.body().replace("queryResponse", "queryMoreResponse"));
	}

	static String event(int number) {
		return "<records xsi:type=\"sf:sObject\"><sf:type>Gateway_Event__c</sf:type><sf:Id>" + id(number)
				+ "</sf:Id><sf:Event_Id__c>evt_" + number + "</sf:Event_Id__c></records>";
	}

}
