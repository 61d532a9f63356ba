package org.almoner.console;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.GatewayEvents;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.webhook.DoorLoad;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the admin how this Almoner is doing, also while others are away. */
@RestController
@ConditionalOnRole(Role.WEB)
class StatusApi {

	private final Set<Role> roles;

	private final DoorLoad door;

	private final GatewayEvents events;

	private final SalesforceOperations salesforce;

	private final Lanes lanes;

	private final GatewayAccounts accounts;

	StatusApi(Environment environment, DoorLoad door, GatewayEvents events, SalesforceOperations salesforce,
			Lanes lanes, GatewayAccounts accounts) {
		this.roles = Role.of(environment);
		this.door = door;
		this.events = events;
		this.salesforce = salesforce;
		this.lanes = lanes;
		this.accounts = accounts;
	}

	@GetMapping("/api/status")
	StatusView status() {
		Optional<List<StatusView.Account>> known = accounts();
		return new StatusView(version(), uptime().toSeconds(), roles(), door(), salesforce(known.isPresent()), redis(),
				known.orElse(List.of()));
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

	private StatusView.Redis redis() {
		try {
			return new StatusView.Redis(true, this.lanes.status().stream().map(StatusApi::lane).toList());
		}
		catch (QueueException ex) {
			return new StatusView.Redis(false, List.of());
		}
	}

	private Optional<List<StatusView.Account>> accounts() {
		try {
			Map<AccountKey, Instant> last = this.accounts.lastEvents();
			return Optional.of(this.accounts.list()
				.stream()
				.map((account) -> new StatusView.Account(account.key().value(), account.name(),
						account.status().label(), last.get(account.key())))
				.toList());
		}
		catch (SalesforceException ex) {
			return Optional.empty();
		}
	}

	private static StatusView.Lane lane(Lanes.LaneStatus lane) {
		return new StatusView.Lane(lane.lane(), lane.waiting(), lane.later(), lane.oldest().toSeconds(), lane.leased());
	}

	private static Duration uptime() {
		return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
	}

	private static String version() {
		String version = StatusApi.class.getPackage().getImplementationVersion();
		return (version == null) ? "development" : version;
	}

}
