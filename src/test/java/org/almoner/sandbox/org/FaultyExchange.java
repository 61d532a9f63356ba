package org.almoner.sandbox.org;

import java.io.IOException;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;

/** Lets the faults of a call happen on its connection. */
final class FaultyExchange {

	private final HttpExchange exchange;

	private final List<Fault> faults;

	FaultyExchange(HttpExchange exchange, List<Fault> faults) {
		this.exchange = exchange;
		this.faults = faults;
	}

	/**
	 * What goes wrong before the call is carried out.
	 * @return whether that was all
	 * @throws CallFault if the call is refused
	 */
	boolean endsBefore() throws IOException {
		for (Fault fault : this.faults) {
			if (fault instanceof Fault.Latency(var time)) {
				Pause.of(time.get());
			}
		}
		for (Fault fault : this.faults) {
			if (fault instanceof Fault.Page(int status, String contentType, String body)) {
				Wire.answer(this.exchange, status, contentType, body);
				return true;
			}
			if (fault instanceof Fault.Refusal(String code, String message)) {
				throw CallFault.unexpected(code, message);
			}
		}
		return isLost(Fault.Moment.BEFORE_COMMIT);
	}

	/** Whether the connection is lost before the answer is sent. */
	boolean endsAfter() {
		return isLost(Fault.Moment.AFTER_COMMIT);
	}

	private boolean isLost(Fault.Moment now) {
		for (Fault fault : this.faults) {
			if (fault instanceof Fault.Silence(var moment, var time) && moment == now) {
				Pause.of(time);
				this.exchange.close();
				return true;
			}
			if (fault instanceof Fault.Drop(var moment) && moment == now) {
				this.exchange.close();
				return true;
			}
		}
		return false;
	}

	List<Fault> faults() {
		return this.faults;
	}

	/** Whether the connection is lost amid the answer. */
	boolean isTorn() {
		return this.faults.stream().anyMatch(Fault.Torn.class::isInstance);
	}

	boolean hasUnknownHeader() {
		return this.faults.stream().anyMatch(Fault.UnknownHeader.class::isInstance);
	}

}
