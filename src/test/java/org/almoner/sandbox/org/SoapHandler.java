package org.almoner.sandbox.org;

import java.io.IOException;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** The SOAP endpoint. */
final class SoapHandler implements HttpHandler {

	static final String PATH = "/services/Soap/u/65.0";

	private static final System.Logger LOG = System.getLogger(SoapHandler.class.getName());

	private static final Xml NO_HEADER = new Xml("Header", false, List.of(), new StringBuilder());

	private final Operations operations;

	private final Tokens tokens;

	private final CallCounter counter;

	private final Faults faults;

	SoapHandler(Operations operations, Tokens tokens, CallCounter counter, Faults faults) {
		this.operations = operations;
		this.tokens = tokens;
		this.counter = counter;
		this.faults = faults;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try {
			serve(exchange);
		}
		catch (CallFault fault) {
			Wire.answer(exchange, 500, "text/xml; charset=UTF-8", Envelope.fault(fault));
		}
		catch (RuntimeException ex) {
			LOG.log(System.Logger.Level.ERROR, "The simulated org has a mistake", ex);
			CallFault fault = CallFault.unexpected("UNKNOWN_EXCEPTION", "An unexpected error occurred: " + ex);
			Wire.answer(exchange, 500, "text/xml; charset=UTF-8", Envelope.fault(fault));
		}
	}

	private void serve(HttpExchange exchange) throws IOException {
		if (!exchange.getRequestURI().getPath().matches(PATH.replace(".", "\\.") + "(/[A-Za-z0-9]{15,18})?/?")) {
			throw CallFault.unexpected("UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL");
		}
		Xml envelope = Xml.parse(Wire.body(exchange));
		Xml header = envelope.child("Header").orElse(NO_HEADER);
		Xml operation = envelope.child("Body")
			.flatMap((body) -> body.children().stream().findFirst())
			.orElseThrow(() -> CallFault.client("No operation in the message"));
		Call call = Operations.describe(operation);
		FaultyExchange faulty = new FaultyExchange(exchange, this.faults.of(call));
		if (faulty.endsBefore()) {
			return;
		}
		checkSession(header);
		this.counter.count(call);
		String body = this.operations.run(header, operation, faulty.faults());
		if (!faulty.endsAfter()) {
			answer(exchange, faulty, Envelope.answer(this.counter.use(), faulty.hasUnknownHeader(), body));
		}
	}

	private static void answer(HttpExchange exchange, FaultyExchange faulty, String envelope) throws IOException {
		if (faulty.isTorn()) {
			Wire.tear(exchange, "text/xml; charset=UTF-8", envelope);
		}
		else {
			Wire.answer(exchange, 200, "text/xml; charset=UTF-8", envelope);
		}
	}

	private void checkSession(Xml header) {
		String session = header.child("SessionHeader").map((element) -> element.textOf("sessionId")).orElse("");
		if (!this.tokens.isGood(session)) {
			throw CallFault.unexpected("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal"
					+ " Session. Session not found, missing session hash: (redacted)");
		}
	}

}
