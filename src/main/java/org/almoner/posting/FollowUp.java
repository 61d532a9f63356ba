package org.almoner.posting;

import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Fact;

/**
 * What is to be done once the facts of a batch are in the records and its events are
 * settled. It is told at least once of each fact, unless a process dies in between: then
 * nobody is told, so what must not be missed is looked for now and then besides.
 */
public interface FollowUp {

	/**
	 * Looks whether there is something to be done, quickly: the lane waits. Must not
	 * throw.
	 * @param account whose books they are in
	 * @param facts what the events of the batch said, those that failed included
	 */
	void posted(GatewayAccount account, List<Fact> facts);

}
