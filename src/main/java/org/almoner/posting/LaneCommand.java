package org.almoner.posting;

import org.almoner.account.GatewayAccount;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;

/**
 * Work in an account's lane that is no event: it runs between two batches, and nobody
 * else writes mirrored records of the account meanwhile.
 */
public interface LaneCommand {

	/**
	 * What the reference of every command begins with, and no event's id: so that a
	 * process of an older version leaves commands alone that it does not know.
	 */
	String MARK = "~";

	/** Whether an entry of a lane is this command, by the beginning of its reference. */
	boolean takes(LaneEntry entry);

	/**
	 * Does the next piece of it, and settles the entry: acknowledged once all is done,
	 * else put off until the next piece.
	 * @param beforeWrite asked before each call that writes; throws when nothing may be
	 * written any more
	 */
	void run(GatewayAccount account, LaneLease lane, LaneEntry entry, Runnable beforeWrite);

}
