package org.almoner.sandbox.org;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** All records of the org; reads share, writes exclude. */
final class Store {

	private final OrgSchema schema;

	private final Map<String, Table> tables = new HashMap<>();

	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

	Store(OrgSchema schema) {
		this.schema = schema;
		schema.objects().forEach((object) -> this.tables.put(object.name(), new Table(object)));
	}

	OrgSchema schema() {
		return this.schema;
	}

	<T> T reading(Supplier<T> work) {
		this.lock.readLock().lock();
		try {
			return work.get();
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	<T> T writing(Supplier<T> work) {
		this.lock.writeLock().lock();
		try {
			return work.get();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	Table table(OrgObject object) {
		return table(object.name());
	}

	Table table(String type) {
		Table table = this.tables.get(type);
		if (table == null) {
			throw new IllegalArgumentException("No object " + type);
		}
		return table;
	}

	/** The record of an id, of whatever object. */
	@Nullable Map<String, Object> get(String id) {
		return this.schema.ofId(id).map((object) -> table(object).get(id)).orElse(null);
	}

	boolean wasDeleted(String id) {
		return this.schema.ofId(id).map((object) -> table(object).wasDeleted(id)).orElse(false);
	}

	/** The lookup fields of all objects that may point to an object. */
	List<Pointer> pointersTo(OrgObject target) {
		List<Pointer> pointers = new ArrayList<>();
		for (OrgObject object : this.schema.objects()) {
			object.fields()
				.stream()
				.filter((field) -> field.pointsTo(target.name()))
				.forEach((field) -> pointers.add(new Pointer(table(object), field)));
		}
		return pointers;
	}

	/**
	 * The lookup behind a relationship of a record to its children.
	 * @throws CallFault if there is none of that name
	 */
	Pointer childrenOf(OrgObject parent, String relationship) {
		return pointersTo(parent).stream()
			.filter((pointer) -> pointer.field().isBehind(relationship))
			.findFirst()
			.orElseThrow(() -> CallFault.invalidType("Didn't understand relationship '" + relationship
					+ "' in FROM part of query call. If you are attempting to use a custom relationship, be sure to"
					+ " append the '__r' after the custom relationship name."));
	}

	/**
	 * A lookup field of an object.
	 *
	 * @param table the object's records
	 * @param field the field
	 */
	record Pointer(Table table, OrgField field) {
	}

}
