package org.almoner.endpoint;

import java.util.List;

/**
 * A repair of an account's endpoint.
 *
 * @param steps what is done, or would be, a sentence each; none where all is well
 * @param done whether it was done
 * @param after what a check finds after it; of a dry run, what it found before
 */
public record Repair(List<String> steps, boolean done, EndpointCheck after) {

	public Repair {
		steps = List.copyOf(steps);
	}

}
