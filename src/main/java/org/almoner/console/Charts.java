package org.almoner.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.almoner.account.AccountKey;
import org.almoner.event.EventCounts;
import org.almoner.money.Currency;
import org.almoner.posting.Takings;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last thirty days in pictures. Drawing costs two of the org's API calls, so a
 * drawing is shown for five minutes.
 */
@Component
@ConditionalOnRole(Role.WEB)
class Charts {

	private static final int DAYS = 30;

	private static final Duration GOOD_FOR = Duration.ofMinutes(5);

	private static final String ALL = "all";

	private static final int ACCOUNTS = 200;

	private final EventCounts events;

	private final Takings takings;

	private final InstantSource time;

	private final Cache<String, List<Chart>> drawn;

	Charts(EventCounts events, Takings takings, InstantSource time) {
		this.events = events;
		this.takings = takings;
		this.time = time;
		this.drawn = Caffeine.newBuilder()
			.maximumSize(ACCOUNTS)
			.expireAfterWrite(GOOD_FOR)
			.ticker(() -> Duration.between(Instant.EPOCH, time.instant()).toNanos())
			.build();
	}

	/**
	 * Events by status, then money by currency.
	 * @param account of one account only; null for all
	 * @throws org.almoner.salesforce.SalesforceException when the org does not answer
	 */
	List<Chart> of(@Nullable AccountKey account) {
		return this.drawn.get((account == null) ? ALL : account.value(), (name) -> draw(account));
	}

	private List<Chart> draw(@Nullable AccountKey account) {
		// an account's zone may be a day ahead of UTC
		LocalDate today = LocalDate.ofInstant(this.time.instant(), ZoneOffset.UTC);
		List<Chart> charts = new ArrayList<>();
		charts.add(Chart.of("Events received a day", today, DAYS, statuses(),
				this.events.byDay(DAYS, account)
					.stream()
					.map((count) -> new Chart.Value(count.day(), count.status(), BigDecimal.valueOf(count.events())))
					.toList()));
		Map<Currency, List<Chart.Value>> money = new TreeMap<>((one, other) -> one.code().compareTo(other.code()));
		this.takings.byDay(DAYS, account)
			.forEach((sum) -> money.computeIfAbsent(sum.currency(), (currency) -> new ArrayList<>())
				.add(new Chart.Value(sum.day(), sum.currency().code(), exact(sum))));
		money.forEach((currency, values) -> charts.add(Chart.of("Money received a day, " + currency.code(),
				today.plusDays(1), DAYS + 1, Map.of(currency.code(), ""), values)));
		return charts;
	}

	/** With the currency's decimals: the org leaves out zeros at the end. */
	private static BigDecimal exact(Takings.Sum sum) {
		return sum.amount().setScale(Math.max(sum.amount().scale(), sum.currency().decimals()));
	}

	private static Map<String, String> statuses() {
		Map<String, String> styles = new LinkedHashMap<>();
		styles.put("Processed", "");
		styles.put("Ignored", "off");
		styles.put("Received", "soft");
		styles.put("Retrying", "warn");
		styles.put("Failed", "bad");
		return styles;
	}

}
