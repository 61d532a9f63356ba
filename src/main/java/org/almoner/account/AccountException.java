package org.almoner.account;

/** Why an account can't be had. Messages are for people and hold no secret. */
public abstract sealed class AccountException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private AccountException(String message) {
		super(message);
	}

	/** The org has no such account. */
	public static final class Unknown extends AccountException {

		private static final long serialVersionUID = 1L;

		/** For the account of a key. */
		public Unknown(AccountKey key) {
			super("There is no Gateway Account " + key);
		}

	}

	/** The account takes no events. */
	public static final class Inactive extends AccountException {

		private static final long serialVersionUID = 1L;

		/** For an account that is not active. */
		public Inactive(GatewayAccount account) {
			super("The Gateway Account " + account.key() + " is " + account.status().label());
		}

	}

	/** Nobody can be asked just now. */
	public static final class Undecided extends AccountException {

		private static final long serialVersionUID = 1L;

		/** For the account of a key. */
		public Undecided(AccountKey key) {
			super("Whether there is a Gateway Account " + key + " can't be decided now");
		}

	}

	/** Another account stands for the same merchant account and mode. */
	public static final class Taken extends AccountException {

		private static final long serialVersionUID = 1L;

		/** For a merchant account that is taken, in a sentence that says by which. */
		public Taken(String message) {
			super(message);
		}

	}

}
