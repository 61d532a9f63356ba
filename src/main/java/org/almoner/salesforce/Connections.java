package org.almoner.salesforce;

import java.util.Objects;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;

/**
 * Makes connections: a new one for each call, for a {@link PartnerConnection} may not be
 * shared by threads and costs nothing to make. Both endpoints are always set, because the
 * client's own defaults lead to a host of its maker; so are both time-outs, which are
 * endless by default.
 */
final class Connections {

	private static final String PATH = "/services/Soap/u/65.0";

	/** The most that the API allows; the org gives fewer where rows are long. */
	private static final int PAGE_ROWS = 2000;

	private static final int MOST_ANSWER_BYTES = 128 * 1024 * 1024;

	private static final String CLIENT = "Almoner/"
			+ Objects.requireNonNullElse(Connections.class.getPackage().getImplementationVersion(), "dev");

	static {
		// else the JDK sends a POST again, unasked, when a kept connection breaks
		System.setProperty("sun.net.http.retryPost", "false");
	}

	private final SalesforceProperties.Limits limits;

	Connections(SalesforceProperties.Limits limits) {
		this.limits = limits;
	}

	/** A connection for one call. */
	PartnerConnection open(Token token) {
		try {
			return withHeaders(new PartnerConnection(config(token)));
		}
		catch (ConnectionException ex) {
			throw new SalesforceException(FailureKind.CONFIGURATION, "ENDPOINT",
					"Salesforce's address can't be used: " + token.instance(), ex);
		}
	}

	private ConnectorConfig config(Token token) {
		ConnectorConfig config = new ConnectorConfig();
		config.setSessionId(token.value());
		config.setServiceEndpoint(token.instance() + PATH);
		config.setAuthEndpoint(token.instance() + PATH);
		config.setConnectionTimeout(Math.toIntExact(this.limits.connectTimeout().toMillis()));
		config.setReadTimeout(Math.toIntExact(this.limits.readTimeout().toMillis()));
		config.setCompression(true);
		config.setMaxResponseSize(MOST_ANSWER_BYTES);
		return config;
	}

	/**
	 * A row that fails must not undo others. A duplicate rule that only warns must not
	 * keep a gift out of the books; one that blocks still does.
	 */
	private static PartnerConnection withHeaders(PartnerConnection connection) {
		connection.setCallOptions(CLIENT, null);
		connection.setQueryOptions(PAGE_ROWS);
		connection.setAllOrNoneHeader(false);
		connection.setDuplicateRuleHeader(true, false, true);
		return connection;
	}

}
