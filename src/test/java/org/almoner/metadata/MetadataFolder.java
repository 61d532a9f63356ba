package org.almoner.metadata;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that is deployed.
 *
 * @param schema the objects and their fields
 * @param files all metadata files, in a stable order
 */
record MetadataFolder(MetadataSchema schema, List<MetadataFile> files) {

	static MetadataFolder at(Path folder) {
		List<MetadataFile> files = MetadataXml.files(folder, "-meta.xml").stream().map(MetadataFile::at).toList();
		return of(files);
	}

	static MetadataFolder of(List<MetadataFile> files) {
		return new MetadataFolder(MetadataSchema.of(files), files);
	}

	Stream<MetadataFile> files(String kind) {
		return this.files.stream().filter((file) -> file.kind().equals(kind));
	}

	boolean has(String kind, String name) {
		return files(kind).anyMatch((file) -> file.name().equals(name));
	}

}
