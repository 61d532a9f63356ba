package org.almoner.payout;

/** Why a payout can't be reconciled now. Messages are for people. */
public abstract sealed class ReconciliationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private ReconciliationException(String message) {
		super(message);
	}

	/** The account has no such payout. */
	public static final class NoSuchPayout extends ReconciliationException {

		private static final long serialVersionUID = 1L;

		NoSuchPayout(String sentence) {
			super(sentence);
		}

	}

	/** It can't be as things are: the account lacks a key, or the payout is manual. */
	public static final class NotPossible extends ReconciliationException {

		private static final long serialVersionUID = 1L;

		NotPossible(String sentence) {
			super(sentence);
		}

	}

	/** Too many are under way already. */
	public static final class TooMany extends ReconciliationException {

		private static final long serialVersionUID = 1L;

		TooMany(String sentence) {
			super(sentence);
		}

	}

}
