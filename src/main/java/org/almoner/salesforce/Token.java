package org.almoner.salesforce;

/**
 * An open session of the org.
 *
 * @param value the access token, a secret
 * @param instance the base address of the org's APIs
 */
record Token(String value, String instance) {

	/** Says where the session is, never what it is. */
	@Override
	public String toString() {
		return "Token[instance=" + this.instance + "]";
	}

}
