package org.almoner.account;

/**
 * Seals what other rooms leave outside of the org, with the key that also seals
 * credentials: so it is changed together with theirs. What is sealed opens for the same
 * purpose and account only.
 */
public interface Seals {

	/**
	 * Seals bytes.
	 * @param purpose what they are sealed for, a word
	 * @param account whose they are
	 */
	byte[] seal(String purpose, AccountKey account, byte[] plain);

	/**
	 * Opens sealed bytes.
	 * @throws SealException when they were sealed with a key that is not known, for
	 * something else, or were changed since
	 */
	byte[] open(String purpose, AccountKey account, byte[] sealed) throws SealException;

}
