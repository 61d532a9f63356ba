package org.almoner.benchmark;

import java.util.List;

/** A part of the benchmark. */
@FunctionalInterface
interface Section {

	/** Measures, and ends all that it started. */
	List<Figure> measure(Setting setting);

}
