package org.almoner.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.gateway.EndpointTerms;
import org.almoner.gateway.RemoteEndpoint;

/** What a repair does about what is found. Pure. */
final class Plan {

	private Plan() {
	}

	static List<Step> of(Scene scene) {
		if (scene.isByHand()) {
			return byHand(Comparison.of(scene).stream());
		}
		List<Step> steps = new ArrayList<>();
		scene.own().ifPresentOrElse((own) -> steps.addAll(mended(scene, own)), () -> steps.add(made(scene)));
		scene.others()
			.stream()
			.filter(scene::isDeletable)
			.forEach((other) -> steps.add(new Step.Delete(other.id(),
					"The endpoint " + other.id() + " (" + other.url() + ") is deleted at the gateway.")));
		steps.addAll(byHand(Comparison.of(scene).stream().filter((finding) -> !finding.repairable())));
		return steps;
	}

	private static Step made(Scene scene) {
		return new Step.Make("A new endpoint for " + scene.account().endpoint().optionalUrl().orElse("this account")
				+ " is made at the gateway, and its signing secret is kept.");
	}

	private static List<Step> mended(Scene scene, RemoteEndpoint own) {
		List<Step> steps = new ArrayList<>();
		EndpointTerms terms = scene.terms();
		if (own.ofConnectedAccounts() || !terms.apiVersion().equals(own.apiVersion())) {
			steps.add(new Step.Replace("A new endpoint with API version " + terms.apiVersion() + " is made beside "
					+ own.id() + ", which is deleted when the new one has delivered, or after a " + "day."));
		}
		else if (!own.enabled() || !own.events().equals(terms.events()) || !scene.reachesTheDoor(own)) {
			steps.add(new Step.Mend(own.id(), "The endpoint " + own.id() + " is given its address and exactly the "
					+ terms.events().size() + " events that are needed, and switched on."));
		}
		return steps;
	}

	private static List<Step> byHand(Stream<Finding> findings) {
		return findings
			.<Step>map((finding) -> new Step.ByHand("To be done by hand: " + finding.what() + " " + finding.action()))
			.toList();
	}

}
