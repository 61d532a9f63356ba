package org.almoner.webhook;

/** What a process does. */
public enum Role {

	/** Takes deliveries and answers the admin API. */
	WEB,
	/** Works the lanes. */
	WORKER

}
