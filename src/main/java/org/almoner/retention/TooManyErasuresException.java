package org.almoner.retention;

import org.almoner.job.Jobs;

/** More erasures are under way than may be. The message is for people. */
public final class TooManyErasuresException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManyErasuresException() {
		super("There are " + Jobs.openMax() + " erasures under way already; wait until some are done.");
	}

}
