package org.almoner.books;

import java.util.List;
import java.util.Optional;

/** How the records of one kind show what was said. */
interface Projection {

	/** The kind of records. */
	RecordKind kind();

	/** The fields that it writes, in any state of a record. */
	List<Field> fields();

	/** The fields of a record as they should be; empty where there is nothing to show. */
	Optional<Page> project(RecordKey key, View view);

}
