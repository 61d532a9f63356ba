package org.almoner.console;

import org.almoner.account.AccountKey;

/** A new account could not be connected and is left as a Draft; its cause says why. */
final class DraftLeftException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient AccountKey account;

	private final transient RuntimeException reason;

	DraftLeftException(AccountKey account, RuntimeException cause) {
		super(cause.getMessage(), cause);
		this.account = account;
		this.reason = cause;
	}

	/** Why it could not be connected. */
	RuntimeException reason() {
		return this.reason;
	}

	AccountKey account() {
		return this.account;
	}

}
