package org.almoner.sandbox.stripe.books;

/** Something that happens between a donor and the charity. */
interface Story {

	/** Makes the first step happen now and puts the others on the agenda. */
	void begin();

}
