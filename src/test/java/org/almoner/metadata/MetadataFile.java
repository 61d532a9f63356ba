package org.almoner.metadata;

import java.nio.file.Path;

/**
 * One file of the metadata folder.
 *
 * @param path where it is
 * @param name what it describes, by the file's name: {@code Status__c} for
 * {@code Status__c.field-meta.xml}
 * @param kind what that is, by the file's name: {@code field}
 * @param xml what is in it
 */
record MetadataFile(Path path, String name, String kind, MetadataXml xml) {

	private static final String SUFFIX = "-meta.xml";

	static MetadataFile at(Path path) {
		String fileName = path.getFileName().toString();
		String stem = fileName.substring(0, fileName.length() - SUFFIX.length());
		int dot = stem.lastIndexOf('.');
		return new MetadataFile(path, stem.substring(0, dot), stem.substring(dot + 1), MetadataXml.read(path));
	}

	/** The object whose folder it lies in, for fields, list views and the like. */
	String object() {
		return this.path.getName(this.path.getNameCount() - 3).toString();
	}

	/** Something that is wrong with it, in a sentence. */
	String complaint(String what) {
		return "%s %s: %s".formatted(this.kind, this.name, what);
	}

}
