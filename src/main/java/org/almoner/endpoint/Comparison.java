package org.almoner.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.almoner.account.EndpointHealth;
import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.gateway.RemoteEndpoint;

/** Compares the endpoints at the gateway with the one that should be there. Pure. */
final class Comparison {

	private static final List<EndpointHealth> WORST_FIRST = List.of(EndpointHealth.UNREACHABLE, EndpointHealth.MISSING,
			EndpointHealth.DISABLED, EndpointHealth.DUPLICATE, EndpointHealth.WRONG_EVENTS,
			EndpointHealth.WRONG_VERSION, EndpointHealth.UNCHECKED, EndpointHealth.HEALTHY);

	private final Scene scene;

	private Comparison(Scene scene) {
		this.scene = scene;
	}

	/** What is not as it should be, the worst first. */
	static List<Finding> of(Scene scene) {
		return new Comparison(scene).findings();
	}

	/** The worst of some findings; healthy where there are none. */
	static EndpointHealth worst(List<Finding> findings) {
		return findings.stream()
			.map(Finding::health)
			.min(Comparator.comparingInt(WORST_FIRST::indexOf))
			.orElse(EndpointHealth.HEALTHY);
	}

	private List<Finding> findings() {
		List<Finding> findings = new ArrayList<>();
		this.scene.own().ifPresentOrElse((own) -> look(own, findings), () -> findings.add(missing()));
		this.scene.others().forEach((other) -> findings.add(duplicate(other)));
		findings.sort(Comparator.comparingInt((one) -> WORST_FIRST.indexOf(one.health())));
		return findings;
	}

	private void look(RemoteEndpoint own, List<Finding> findings) {
		if (own.live() == this.scene.account().testMode()) {
			findings.add(wrongMode(own));
		}
		if (!this.scene.reachesTheDoor(own)) {
			findings.add(elsewhere(own));
		}
		if (!own.enabled()) {
			findings.add(disabled(own));
		}
		events(own, findings);
		if (own.ofConnectedAccounts()) {
			findings.add(ofConnectedAccounts(own));
		}
		String version = this.scene.terms().apiVersion();
		if (!version.equals(own.apiVersion())) {
			findings.add(wrongVersion(own, version));
		}
	}

	private void events(RemoteEndpoint own, List<Finding> findings) {
		Set<String> needed = this.scene.terms().events();
		if (own.events().contains("*")) {
			findings.add(surplus(own, "all events (*)"));
			return;
		}
		Set<String> lacking = without(needed, own.events());
		if (!lacking.isEmpty()) {
			findings.add(lacking(own, String.join(", ", lacking)));
		}
		Set<String> surplus = without(own.events(), needed);
		if (!surplus.isEmpty()) {
			findings.add(surplus(own, String.join(", ", surplus)));
		}
	}

	private Finding missing() {
		String what = this.scene.isByHand() ? "No endpoint of this account leads to " + url() + "."
				: "The endpoint " + this.scene.account().endpoint().id() + " that Almoner made is gone.";
		return finding(EndpointHealth.MISSING, what, "No event arrives, so no gift is recorded.",
				this.scene.isByHand() ? "Make the endpoint at the gateway again and connect with its signing secret."
						: "Repair makes a new one.");
	}

	private Finding elsewhere(RemoteEndpoint own) {
		return finding(EndpointHealth.MISSING,
				"The endpoint " + own.id() + " posts to another address, " + own.url() + ", instead of " + url() + ".",
				"No event arrives, so no gift is recorded.",
				this.scene.isByHand() ? "Set that address at the gateway." : "Repair sets the address.");
	}

	private Finding wrongMode(RemoteEndpoint own) {
		return new Finding(EndpointHealth.MISSING,
				"The endpoint " + own.id() + " is of " + mode(own.live()) + " mode, this Gateway Account of "
						+ mode(!this.scene.account().testMode()) + " mode.",
				"All of its events are ignored.",
				"Disable this Gateway Account and connect it with a key of its own mode.", false);
	}

	private Finding disabled(RemoteEndpoint own) {
		return finding(EndpointHealth.DISABLED, "The endpoint " + own.id() + " is switched off at the gateway.",
				"No event arrives while it is off; the gateway may have done it after many failed deliveries.",
				this.scene.isByHand() ? "Switch it on at the gateway." : "Repair switches it on.");
	}

	private Finding lacking(RemoteEndpoint own, String types) {
		return finding(EndpointHealth.WRONG_EVENTS, "The endpoint " + own.id() + " does not ask for " + types + ".",
				"What these events tell is missing from the records, or comes late.",
				this.scene.isByHand() ? "Tick these events at the gateway." : "Repair adds them.");
	}

	private Finding surplus(RemoteEndpoint own, String types) {
		return finding(EndpointHealth.WRONG_EVENTS,
				"The endpoint " + own.id() + " asks for more than is needed: " + types + ".",
				"Events that lead to no record use up the org's API calls and storage.",
				this.scene.isByHand() ? "Untick these events at the gateway." : "Repair removes them.");
	}

	private Finding ofConnectedAccounts(RemoteEndpoint own) {
		return finding(EndpointHealth.WRONG_EVENTS,
				"The endpoint " + own.id() + " gets the events of connected accounts instead of the account's own.",
				"The account's own gifts do not arrive.",
				this.scene.isByHand() ? "Make an endpoint for events of your own account, and rotate to its secret."
						: "Repair replaces it.");
	}

	private Finding wrongVersion(RemoteEndpoint own, String version) {
		String actual = (own.apiVersion() == null) ? "the account's own API version"
				: "API version " + own.apiVersion();
		return finding(EndpointHealth.WRONG_VERSION,
				"The endpoint " + own.id() + " sends events in " + actual + " instead of " + version + ".",
				"Events are read as far as they are alike; a field may stay empty.",
				this.scene.isByHand()
						? "The version of an endpoint can't be changed: make another one with " + version
								+ ", rotate to its secret here, then delete the old one."
						: "Repair replaces it, without losing an event.");
	}

	private Finding duplicate(RemoteEndpoint other) {
		boolean deletable = this.scene.isDeletable(other);
		return new Finding(EndpointHealth.DUPLICATE,
				"A second endpoint leads here: " + other.id() + " (" + other.url() + ")"
						+ (other.enabled() ? "." : ", switched off."),
				"A Gateway Account has one endpoint: deliveries of another are refused, and the gateway repeats them "
						+ "for days.",
				(deletable && !this.scene.isByHand()) ? "Repair deletes it."
						: "Delete it at the gateway, unless another Gateway Account needs it; then disable that one.",
				deletable && !this.scene.isByHand());
	}

	private Finding finding(EndpointHealth health, String what, String meaning, String action) {
		return new Finding(health, what, meaning, action, !this.scene.isByHand());
	}

	private String url() {
		return this.scene.account().endpoint().optionalUrl().orElse("the address of this Gateway Account");
	}

	private static String mode(boolean live) {
		return live ? "live" : "test";
	}

	private static Set<String> without(Set<String> all, Set<String> some) {
		Set<String> rest = new TreeSet<>(all);
		rest.removeAll(some);
		return rest;
	}

}
