package org.almoner.salesforce;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import com.sforce.soap.partner.LimitInfo;
import com.sforce.soap.partner.LimitInfoHeader_element;
import com.sforce.soap.partner.PartnerConnection;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** Counts calls and their rows, and keeps what the org says of its budget. */
final class ApiMeter {

	private final MeterRegistry registry;

	private final AtomicLong own = new AtomicLong();

	private volatile Budget budget = new Budget(-1, -1);

	ApiMeter(MeterRegistry registry) {
		this.registry = registry;
		Gauge.builder("almoner.salesforce.api.used", this, (meter) -> meter.budget.used())
			.description("API calls of the org in the last 24 hours, by everybody; -1 if not known")
			.register(registry);
		Gauge.builder("almoner.salesforce.api.limit", this, (meter) -> meter.budget.limit())
			.description("API calls that the org allows in 24 hours; -1 if not known")
			.register(registry);
	}

	ApiUse use() {
		Budget known = this.budget;
		return new ApiUse(known.used(), known.limit(), this.own.get());
	}

	/**
	 * One request was made.
	 * @param operation what it was
	 * @param rows how many rows it carried
	 * @param took how long it took
	 * @param failure why it failed, null if it did not
	 */
	void count(String operation, int rows, Duration took, @Nullable FailureKind failure) {
		this.own.incrementAndGet();
		Timer.builder("almoner.salesforce.calls")
			.description("Requests to the org")
			.tag("operation", operation)
			.tag("outcome", (failure != null) ? failure.name().toLowerCase(Locale.ROOT) : "answered")
			.register(this.registry)
			.record(took);
		DistributionSummary.builder("almoner.salesforce.rows")
			.description("Rows per request to the org")
			.tag("operation", operation)
			.register(this.registry)
			.record(rows);
	}

	/** Reads the budget in the header of the last answer. */
	void note(PartnerConnection connection) {
		LimitInfoHeader_element header = connection.getLimitInfoHeader();
		LimitInfo[] limits = (header != null) ? header.getLimitInfo() : null;
		if (limits != null) {
			Arrays.stream(limits)
				.filter((limit) -> "API REQUESTS".equals(limit.getType()))
				.findFirst()
				.ifPresent((limit) -> this.budget = new Budget((int) limit.getCurrent(), (int) limit.getLimit()));
		}
	}

	private record Budget(int used, int limit) {
	}

}
