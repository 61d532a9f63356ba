package org.almoner.endpoint;

/** A step of a repair. */
sealed interface Step {

	/** What is done, in a sentence. */
	String words();

	/** A new endpoint, where there is none whose secret is known. */
	record Make(String words) implements Step {
	}

	/** A new endpoint beside the old one, which goes when the new one has delivered. */
	record Replace(String words) implements Step {
	}

	/** Events, address and switch of an endpoint are set. */
	record Mend(String endpointId, String words) implements Step {
	}

	/** An endpoint too many is deleted. */
	record Delete(String endpointId, String words) implements Step {
	}

	/** What only an admin can do. */
	record ByHand(String words) implements Step {
	}

}
