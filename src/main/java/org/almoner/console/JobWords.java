package org.almoner.console;

/**
 * What is said of a job, by its kind.
 *
 * @param title what it is called
 * @param lead what it does
 * @param counted what becomes of the events that it counts
 * @param sentences where it stands
 * @param way where people go on from it
 */
record JobWords(String title, String lead, String counted, Sentences sentences, Way way) {

	private static final JobWords REPLAY = new JobWords("Replay",
			"A replayed event goes back to Received and is worked again. Records are never doubled by it.",
			"Put back to Received",
			new Sentences("The job waits for its turn in the account's lane.",
					"Events are put back to Received, a page at a time.",
					"All events are back in the lane. Each is Processed again within a minute or so,"
							+ " or fails again with a reason.",
					"The job was given up. What it did stands; order it again once the cause is gone."),
			new Way("failed", "/admin/failed", "Failed events"));

	private static final JobWords BACKFILL = new JobWords("Backfill",
			"What the gateway has is stored as Gateway Events and worked like any other. What is there already"
					+ " is left alone.",
			"Fetched",
			new Sentences("The job waits until a worker comes to it, which takes seconds.",
					"What the gateway has is fetched, a page at a time.",
					"All that the gateway has of that time is stored. Its records appear as the worker comes to it.",
					"The job was given up. What it fetched stands; order it again once the cause is gone."),
			new Way("failed", "/admin/failed", "Failed events"));

	private static final JobWords ERASE = new JobWords("Erasure",
			"What tells of one donor is taken out of the events that the gateway sent, and out of what records"
					+ " remember of their fields. Money, dates and links stay.",
			"Events without personal data",
			new Sentences("The erasure waits for its turn in the account's lane.",
					"Personal data is being taken out, a page at a time.", "All that was found is erased.",
					"The erasure was given up. What it did stands; order it again once the cause is gone."),
			new Way("accounts", "/admin/donors", "Erase another donor's data"));

	private static final JobWords RECONCILE = new JobWords("Reconciliation",
			"Each line of the payout is written as the gateway lists it; then the records are compared with the"
					+ " gateway's sums and with the bank's amount.",
			"Lines",
			new Sentences("The reconciliation waits for its turn in the account's lane.",
					"The payout's lines are read from the gateway and compared, a piece at a time.",
					"The payout was compared with its lines. Whether it ties is told on its page.",
					"The reconciliation was given up. It is tried again every night, or when you order it."),
			new Way("payouts", "/admin/payouts", "Payouts"));

	/** Where a job stands, in a sentence for each of its states. */
	record Sentences(String waiting, String running, String done, String failed) {

		/** The sentence for a state, in lower case. */
		String in(String state) {
			return switch (state) {
				case "waiting" -> this.waiting;
				case "running" -> this.running;
				case "done" -> this.done;
				default -> this.failed;
			};
		}

	}

	/**
	 * Where people go on.
	 *
	 * @param section under which heading of the menu the job is
	 * @param path another page
	 * @param words what leads there
	 */
	record Way(String section, String path, String words) {
	}

	/** The words for a kind of job. */
	static JobWords of(String kind) {
		return switch (kind) {
			case "replay" -> REPLAY;
			case "backfill" -> BACKFILL;
			case "erase" -> ERASE;
			case "reconcile" -> RECONCILE;
			default -> throw new IllegalArgumentException("Nothing is known of a job of the kind " + kind);
		};
	}

}
