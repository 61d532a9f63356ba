package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.gateway.Notice;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/**
 * Passes a gateway's notices on to the admin. The log has one entry a day of each kind;
 * each kind is written once an hour at most, as every writing is a call to the org. That
 * it is written again tells the admin that the matter goes on, and makes good for a
 * writing that the org did not take.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class NoticeBoard {

	private static final String SOURCE = "Look-ups";

	private static final Duration PACE = Duration.ofHours(1);

	private static final int MOST = 10_000;

	private final GatewayLog gatewayLog;

	private final Cache<Pinned, Boolean> pinned;

	NoticeBoard(GatewayLog gatewayLog, InstantSource time) {
		this.gatewayLog = gatewayLog;
		this.pinned = Caffeine.newBuilder()
			.maximumSize(MOST)
			.expireAfterWrite(PACE)
			.ticker(() -> Duration.between(Instant.EPOCH, time.instant()).toNanos())
			.build();
	}

	private record Pinned(AccountKey account, String kind) {
	}

	void pin(GatewayAccount account, List<Notice> notices) {
		notices.stream()
			.filter((notice) -> this.pinned.asMap()
				.putIfAbsent(new Pinned(account.key(), notice.kind()), Boolean.TRUE) == null)
			.forEach((notice) -> this.gatewayLog
				.write(LogEntry.of(level(notice), SOURCE, notice.kind(), notice.message())
					.detail(notice.detail())
					.account(account.key().value())));
	}

	private static Level level(Notice notice) {
		return switch (notice.level()) {
			case INFO -> Level.INFO;
			case WARNING -> Level.WARNING;
			case ERROR -> Level.ERROR;
		};
	}

}
