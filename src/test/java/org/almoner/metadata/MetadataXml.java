package org.almoner.metadata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of a metadata file, read without regard to name spaces.
 *
 * @param element the element in the document
 */
record MetadataXml(Element element) {

	static MetadataXml read(Path file) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			// the default handler prints
			builder.setErrorHandler(new DefaultHandler());
			return new MetadataXml(builder.parse(file.toFile()).getDocumentElement());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IllegalArgumentException("%s is not XML: %s".formatted(file, ex.getMessage()), ex);
		}
	}

	/** The files below a folder whose name ends so, in a stable order. */
	static List<Path> files(Path folder, String suffix) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.element.getTagName();
	}

	Stream<MetadataXml> children() {
		NodeList nodes = this.element.getChildNodes();
		return IntStream.range(0, nodes.getLength())
			.mapToObj(nodes::item)
			.filter(Element.class::isInstance)
			.map((node) -> new MetadataXml((Element) node));
	}

	Stream<MetadataXml> children(String name) {
		return children().filter((child) -> child.name().equals(name));
	}

	/** All elements of that name, however deep. */
	Stream<MetadataXml> all(String name) {
		return children().flatMap(
				(child) -> Stream.concat(Stream.of(child).filter((it) -> it.name().equals(name)), child.all(name)));
	}

	Optional<MetadataXml> child(String name) {
		return children(name).findFirst();
	}

	String text() {
		return this.element.getTextContent().strip();
	}

	Optional<String> text(String name) {
		return child(name).map(MetadataXml::text);
	}

	/** The text of a child that has to be there. */
	String required(String name) {
		return text(name).orElseThrow(() -> new IllegalArgumentException("<%s> lacks <%s>".formatted(name(), name)));
	}

	boolean flag(String name) {
		return text(name).map(Boolean::parseBoolean).orElse(false);
	}

}
