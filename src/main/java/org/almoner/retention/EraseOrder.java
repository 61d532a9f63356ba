package org.almoner.retention;

import org.almoner.job.Job;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose data is to be erased. It knows the donor by ids alone.
 *
 * @param seeds where the search begins
 * @param digest stands for the e-mail address; may be empty
 */
record EraseOrder(Seeds seeds, String digest) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static EraseOrder of(Job job) {
		return JSON.readValue(job.order(), EraseOrder.class);
	}

	/** As a job keeps it. */
	String json() {
		return JSON.writeValueAsString(this);
	}

	/** The same without the ids, which nobody may need once all is done. */
	EraseOrder withoutIds() {
		return new EraseOrder(Seeds.NONE, this.digest);
	}

}
