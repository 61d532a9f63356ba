package org.almoner.webhook;

/** What is under way at the door. */
public interface DoorLoad {

	/** Deliveries under way. */
	int requests();

	/** Bytes of their bodies that have arrived. */
	long bytes();

}
