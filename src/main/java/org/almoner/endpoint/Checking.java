package org.almoner.endpoint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.Gateways;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;

/** Checks an account's endpoint and notes what it found; what changed is told. */
final class Checking {

	private static final String SOURCE = "Endpoint check";

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final GatewayLog log;

	private final Consumer<EndpointHealthChanged> listeners;

	private final InstantSource time;

	Checking(GatewayAccounts accounts, Gateways gateways, GatewayLog log, Consumer<EndpointHealthChanged> listeners,
			InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.log = log;
		this.listeners = listeners;
		this.time = time;
	}

	EndpointCheck check(GatewayAccount account) {
		requireActive(account);
		EndpointCheck check = look(account);
		note(account, check);
		return check;
	}

	/** The account's endpoints as the gateway has them now. */
	Scene scene(GatewayAccount account) {
		Access access = Access.of(this.gateways, account);
		return new Scene(account, access.api().terms(), access.list(), this.time.instant());
	}

	static void requireActive(GatewayAccount account) {
		if (!account.isActive()) {
			throw Access
				.state("This Gateway Account is " + account.status().label() + " and has no endpoint: connect it.");
		}
	}

	private EndpointCheck look(GatewayAccount account) {
		if (account.credentials().optionalApiKey().isEmpty() || this.gateways.of(account).endpoints().isEmpty()) {
			return found(account, EndpointHealth.UNCHECKED, List.of(blind(account)));
		}
		try {
			List<Finding> findings = Comparison.of(scene(account));
			return found(account, Comparison.worst(findings), findings);
		}
		catch (GatewayException ex) {
			return found(account, EndpointHealth.UNREACHABLE, List.of(unreachable(ex)));
		}
	}

	private EndpointCheck found(GatewayAccount account, EndpointHealth health, List<Finding> findings) {
		return new EndpointCheck(account.key(), health, this.time.instant(), findings);
	}

	private static Finding blind(GatewayAccount account) {
		return new Finding(EndpointHealth.UNCHECKED, Pasting.unchecked(account),
				"A missing, changed or second endpoint goes unnoticed.",
				"Connect again with an API key and the signing secret, or look at the gateway's page of endpoints now "
						+ "and then.",
				false);
	}

	private static Finding unreachable(GatewayException ex) {
		String action = switch (ex.kind()) {
			case KEY_REFUSED -> "Connect again with a key that is good.";
			case PERMISSION_MISSING -> "Give the key that permission at the gateway.";
			default -> "Nothing, if it passes: the check is repeated every hour.";
		};
		return new Finding(EndpointHealth.UNREACHABLE, "" + ex.getMessage(),
				"Whether the endpoint is as it should be is not known. Events may arrive all the same.", action, false);
	}

	private void note(GatewayAccount account, EndpointCheck check) {
		String detail = detail(check);
		String before = account.endpoint().detail();
		this.accounts.note(account.key(), check.health(), detail, check.checkedAt());
		if (check.health() != account.endpoint().health() || !detail.equals(before)) {
			tell(account, check, detail);
		}
	}

	private void tell(GatewayAccount account, EndpointCheck check, String detail) {
		Instant at = check.checkedAt();
		this.log.write(LogEntry.of(level(check.health()), SOURCE, kind(check.health()), message(account, check))
			.detail(detail)
			.account(account.key().value()));
		this.listeners.accept(new EndpointHealthChanged(account.key(), account.name(), account.endpoint().health(),
				check.health(), detail, at));
	}

	static String detail(EndpointCheck check) {
		return check.findings().isEmpty() ? "One endpoint, made here, on, with the right events in the right version."
				: check.findings()
					.stream()
					.map((one) -> one.what() + " " + one.meaning() + " " + one.action())
					.collect(Collectors.joining("\n"));
	}

	private static String message(GatewayAccount account, EndpointCheck check) {
		return "The endpoint of “" + account.name() + "” is " + check.health().label()
				+ check.findings().stream().findFirst().map((one) -> ": " + one.what()).orElse(".");
	}

	private static String kind(EndpointHealth health) {
		return "endpoint-" + health.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	private static Level level(EndpointHealth health) {
		return switch (health) {
			case HEALTHY, UNCHECKED -> Level.INFO;
			case UNREACHABLE, WRONG_EVENTS, WRONG_VERSION -> Level.WARNING;
			case MISSING, DUPLICATE, DISABLED -> Level.ERROR;
		};
	}

}
