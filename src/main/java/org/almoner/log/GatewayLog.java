package org.almoner.log;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.almoner.salesforce.Parent;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The log that an admin reads in the org, {@code Gateway_Log__c}. Writing never throws:
 * what it reports on must not fail for it. What the org does not take is left to the
 * process' own log.
 */
@Component
public class GatewayLog {

	private static final Logger log = LoggerFactory.getLogger(GatewayLog.class);

	private static final String KEY = "Gateway_Key__c";

	private static final int KEY_LENGTH = 255;

	private static final int MESSAGE = 255;

	private static final int SOURCE = 80;

	private static final int DETAIL = 32_768;

	private final SalesforceOperations salesforce;

	private final InstantSource time;

	private final SaidBefore said = new SaidBefore();

	GatewayLog(SalesforceOperations salesforce, InstantSource time) {
		this.salesforce = salesforce;
		this.time = time;
	}

	/**
	 * Writes an entry, or renews today's entry of the same cause. One that says what it
	 * said a while ago is not renewed before an hour is over: that would cost a call.
	 */
	public void write(LogEntry entry) {
		String key = key(entry);
		if (this.said.isNews(key, entry, this.time.instant())) {
			write(key, entry);
		}
	}

	private void write(String key, LogEntry entry) {
		try {
			SaveOutcome outcome = this.salesforce.upsert(KEY, List.of(row(key, entry))).getFirst();
			if (outcome instanceof Refused refused) {
				unwritten(entry, key, refused.code());
			}
		}
		catch (RuntimeException ex) {
			unwritten(entry, key, ex.getClass().getSimpleName());
		}
	}

	private Row row(String key, LogEntry entry) {
		Row row = Row.of("Gateway_Log__c")
			.with(KEY, key)
			.with("Level__c", entry.level().label())
			.with("Source__c", cut(entry.source(), SOURCE))
			.with("Message__c", cut(entry.message(), MESSAGE))
			.with("Detail__c", cut(entry.detail(), DETAIL))
			.with("Logged_At__c", this.time.instant());
		if (entry.account() != null) {
			row = row.with("Gateway_Account__c", new Parent("Gateway_Account__c", KEY, entry.account()));
		}
		return (entry.event() == null) ? row : row.with("Gateway_Event__c", entry.event());
	}

	private String key(LogEntry entry) {
		String account = entry.account();
		String object = entry.object();
		String day = LocalDate.ofInstant(this.time.instant(), ZoneOffset.UTC).toString();
		String key = ((account == null) ? "almoner" : account) + ":" + entry.kind() + ":"
				+ ((object == null) ? day : object);
		return key.substring(0, Math.min(key.length(), KEY_LENGTH));
	}

	private void unwritten(LogEntry entry, String key, String code) {
		this.said.forget(key);
		log.error("Gateway Log {} is not written ({}): {} {}", key, code, entry.level().label(), entry.message());
	}

	private static @Nullable String cut(@Nullable String text, int longest) {
		if (text == null || text.length() <= longest) {
			return text;
		}
		int end = longest - 1;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
	}

}
