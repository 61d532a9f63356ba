package org.almoner.salesforce;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes single calls, unless the org is away: waits for a turn, uses the shared session,
 * renews it once when the org calls it ended, counts, and names every failure. Nothing
 * was done in a session that had ended, so any request may be sent again in the new one.
 */
final class SoapCalls {

	/** The code of a call that found no turn among those of this process. */
	static final String BUSY = "BUSY";

	private static final Logger log = LoggerFactory.getLogger(SoapCalls.class);

	private final Tokens tokens;

	private final Connections connections;

	private final ApiMeter meter;

	private final OrgHealth health;

	private final OrgBreaker breaker;

	private final Semaphore slots;

	private final Duration slotWait;

	SoapCalls(Tokens tokens, SalesforceProperties.Limits limits, ApiMeter meter, OrgHealth health, OrgBreaker breaker) {
		this.tokens = tokens;
		this.connections = new Connections(limits);
		this.meter = meter;
		this.health = health;
		this.breaker = breaker;
		this.slots = new Semaphore(limits.concurrency(), true);
		this.slotWait = limits.slotWait();
	}

	/**
	 * One call.
	 * @param operation its name, for meters and the log
	 * @param rows how many rows it carries
	 * @param request what to send
	 * @throws SalesforceException if there was no answer that can be used
	 */
	<T> T call(String operation, int rows, SoapRequest<T> request) {
		return this.breaker.call(() -> watched(operation, rows, request));
	}

	private <T> T watched(String operation, int rows, SoapRequest<T> request) {
		try {
			T answer = inSession(operation, rows, request);
			this.health.answered();
			return answer;
		}
		catch (SalesforceException ex) {
			this.health.failed(ex);
			log.warn("Salesforce {} with {} rows failed: {} {}", operation, rows, ex.kind(), ex.code());
			throw ex;
		}
	}

	/** The base address of the session's org, where there was a session. */
	Optional<String> instance() {
		return this.tokens.known().map(Token::instance);
	}

	private <T> T inSession(String operation, int rows, SoapRequest<T> request) {
		Token token = this.tokens.current();
		try {
			return inTurn(token, operation, rows, request);
		}
		catch (SalesforceException ex) {
			if (!ex.code().equals(Failures.SESSION_ENDED)) {
				throw ex;
			}
		}
		return inNewSession(this.tokens.renew(token), operation, rows, request);
	}

	private <T> T inNewSession(Token token, String operation, int rows, SoapRequest<T> request) {
		try {
			return inTurn(token, operation, rows, request);
		}
		catch (SalesforceException ex) {
			if (ex.code().equals(Failures.SESSION_ENDED)) {
				this.tokens.distrust(ex);
			}
			throw ex;
		}
	}

	private <T> T inTurn(Token token, String operation, int rows, SoapRequest<T> request) {
		if (!acquire()) {
			throw new SalesforceException(FailureKind.AWAY, BUSY,
					"Too many calls to Salesforce are in flight; none ended in time", null);
		}
		try {
			return send(token, operation, rows, request);
		}
		finally {
			this.slots.release();
		}
	}

	private boolean acquire() {
		try {
			return this.slots.tryAcquire(this.slotWait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private <T> T send(Token token, String operation, int rows, SoapRequest<T> request) {
		PartnerConnection connection = this.connections.open(token);
		long start = System.nanoTime();
		try {
			T answer = request.send(connection);
			this.meter.count(operation, rows, since(start), null);
			return answer;
		}
		catch (SalesforceException ex) {
			this.meter.count(operation, rows, since(start), ex.kind());
			throw ex;
		}
		catch (ConnectionException | RuntimeException ex) {
			SalesforceException failure = Failures.ofCall(ex);
			this.meter.count(operation, rows, since(start), failure.kind());
			throw failure;
		}
		finally {
			this.meter.note(connection);
		}
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
