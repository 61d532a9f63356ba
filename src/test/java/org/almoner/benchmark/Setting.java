package org.almoner.benchmark;

import java.nio.file.Path;

/**
 * How large a run is.
 *
 * @param scale 1 for the whole; events and times are multiplied by it
 * @param directory where processes write what they say
 */
record Setting(double scale, Path directory) {

	/** So many of the whole, and no fewer than some. */
	int scaled(int whole, int fewest) {
		return Math.max(fewest, (int) Math.round(whole * this.scale));
	}

}
