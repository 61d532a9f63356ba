package org.almoner.posting;

/**
 * Why an event could not be posted.
 *
 * @param retryable whether it may succeed later without anybody's help
 * @param code a short code of the cause, such as the org's status code
 * @param reason what happened, in words for an admin
 * @param detail all that is known, for {@code Error__c}
 */
record Failure(boolean retryable, String code, String reason, String detail) {

	/** Of two causes the one that needs a person. */
	Failure worse(Failure other) {
		return (this.retryable && !other.retryable) ? other : this;
	}

}
