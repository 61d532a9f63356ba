package org.almoner.log;

/** How much an entry of the log matters. */
public enum Level {

	/** Good to know. */
	INFO("Info"),
	/** Somebody should look. */
	WARNING("Warning"),
	/** Somebody must act. */
	ERROR("Error");

	private final String label;

	Level(String label) {
		this.label = label;
	}

	/** The value of {@code Level__c}. */
	public String label() {
		return this.label;
	}

}
