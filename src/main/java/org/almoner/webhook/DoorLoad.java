package org.almoner.webhook;

/** What is under way at the door. */
public interface DoorLoad {

	/** Deliveries under way. */
	int requests();

	/** Bytes set apart for their bodies. */
	long bytes();

}
