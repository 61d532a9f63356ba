package org.almoner.console;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.budget.BudgetFigures;
import org.almoner.event.GatewayEvents;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.webhook.DoorLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Finds out how this Almoner is doing, also while others are away. A look costs two of
 * the org's API calls, so pages that refresh by themselves share a look for a while.
 */
@Component
@ConditionalOnRole(Role.WEB)
class SiteStatus {

	private static final Duration SHARED = Duration.ofMinutes(2);

	private static final double HUNDRED = 100;

	private static final String KNOWN = "accounts";

	private final Set<Role> roles;

	private final DoorLoad door;

	private final GatewayEvents events;

	private final SalesforceOperations salesforce;

	private final Budget budget;

	private final RedisWatch redis;

	private final GatewayAccounts accounts;

	private final Cache<String, Optional<List<StatusView.Account>>> shared;

	SiteStatus(Environment environment, DoorLoad door, GatewayEvents events, SalesforceOperations salesforce,
			Budget budget, RedisWatch redis, GatewayAccounts accounts, InstantSource time) {
		this.roles = Role.of(environment);
		this.door = door;
		this.events = events;
		this.salesforce = salesforce;
		this.budget = budget;
		this.redis = redis;
		this.accounts = accounts;
		this.shared = Caffeine.newBuilder()
			.expireAfterWrite(SHARED)
			.ticker(() -> Duration.between(Instant.EPOCH, time.instant()).toNanos())
			.build();
	}

	/** How it is now. */
	StatusView now() {
		Optional<List<StatusView.Account>> known = accounts();
		this.shared.put(KNOWN, known);
		return view(known);
	}

	/** How it is now, with accounts as they were up to two minutes ago. */
	StatusView lately() {
		return view(this.shared.get(KNOWN, (name) -> accounts()));
	}

	private StatusView view(Optional<List<StatusView.Account>> known) {
		return new StatusView(version(), uptime().toSeconds(), roles(), door(), salesforce(known.isPresent()), budget(),
				this.redis.look(), known.orElse(List.of()));
	}

	private List<String> roles() {
		return this.roles.stream().map((role) -> role.name().toLowerCase(Locale.ROOT)).toList();
	}

	private StatusView.Door door() {
		GatewayEvents.Waiting waiting = this.events.waiting();
		return new StatusView.Door(this.door.requests(), this.door.bytes(), waiting.events(), waiting.bytes());
	}

	private StatusView.Salesforce salesforce(boolean reachable) {
		ApiUse use = this.salesforce.apiUse();
		return new StatusView.Salesforce(reachable, use.used(), use.limit(), use.own());
	}

	private StatusView.Budget budget() {
		BudgetFigures seen = this.budget.figures();
		return new StatusView.Budget(seen.share(), seen.taken().lastDay(), seen.allowed(), seen.needed(),
				Math.round(seen.level()), Math.round(seen.thrift() * HUNDRED) / HUNDRED,
				seen.linger(Budget.LONGEST_WAIT).toSeconds(), seen.isShort());
	}

	private Optional<List<StatusView.Account>> accounts() {
		try {
			Map<AccountKey, Instant> last = this.accounts.lastEvents();
			return Optional
				.of(this.accounts.list().stream().map((account) -> account(account, last.get(account.key()))).toList());
		}
		catch (SalesforceException ex) {
			return Optional.empty();
		}
	}

	private static StatusView.Account account(GatewayAccount account, @Nullable Instant lastEventAt) {
		return new StatusView.Account(account.key().value(), account.name(), account.status().label(), lastEventAt,
				account.endpoint().health().label(), account.endpoint().detail(), account.endpoint().checkedAt());
	}

	private static Duration uptime() {
		return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
	}

	private static String version() {
		String version = SiteStatus.class.getPackage().getImplementationVersion();
		return (version == null) ? "development" : version;
	}

}
