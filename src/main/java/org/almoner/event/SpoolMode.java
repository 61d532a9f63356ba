package org.almoner.event;

import java.util.Locale;

/** When events are spooled; {@code ALMONER_SPOOL}. */
enum SpoolMode {

	/** When the org does not take them, and Redis persists. */
	DURABLE,
	/** Always and first: the door never calls the org. */
	ALWAYS,
	/** Never: what the org does not take is not taken. */
	NEVER;

	static SpoolMode of(String value) {
		return valueOf(value.strip().toUpperCase(Locale.ROOT));
	}

}
