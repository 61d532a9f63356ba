package org.almoner.books;

import org.jspecify.annotations.Nullable;

/**
 * What Almoner wrote into a field.
 *
 * @param stamp the event that said so
 * @param value what was written
 * @param before what it showed before
 * @param theirs whether a person changed it since, so that it is theirs for good
 */
public record Written(Stamp stamp, @Nullable String value, @Nullable String before, boolean theirs) {

	/** Whether it was there when people's own record was taken for a payment. */
	public boolean isAdopted() {
		return this.stamp.equals(PresentRecord.ADOPTION);
	}

	/** What is left where the values tell of a person who wants to be forgotten. */
	Written withoutValues() {
		return new Written(this.stamp, null, null, true);
	}

	Written becameTheirs() {
		return new Written(this.stamp, this.value, this.before, true);
	}

}
