package org.almoner.endpoint;

import java.time.Instant;
import java.util.List;

import org.almoner.account.AccountKey;
import org.almoner.account.EndpointHealth;

/**
 * What a check of an account's endpoint found.
 *
 * @param account whose
 * @param health the worst of what was found
 * @param checkedAt when
 * @param findings what is not as it should be; none where all is well
 */
public record EndpointCheck(AccountKey account, EndpointHealth health, Instant checkedAt, List<Finding> findings) {

	public EndpointCheck {
		findings = List.copyOf(findings);
	}

	/**
	 * Something that is not as it should be, in words for an admin.
	 *
	 * @param health what kind of thing
	 * @param what what is the matter, in a sentence
	 * @param meaning what that means for gifts and books, in a sentence
	 * @param action what to do, in a sentence
	 * @param repairable whether a repair puts it right
	 */
	public record Finding(EndpointHealth health, String what, String meaning, String action, boolean repairable) {
	}

}
