package org.almoner.metadata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of a metadata file, read without regard to name spaces.
 *
 * @param name its name
 * @param elements the elements in it, in order
 * @param text the text in it, without white space around it
 */
record MetadataXml(String name, List<MetadataXml> elements, String text) {

	static MetadataXml read(Path file) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			// the default handler prints
			builder.setErrorHandler(new DefaultHandler());
			return of(builder.parse(file.toFile()).getDocumentElement());
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

	private static MetadataXml of(Element element) {
		List<MetadataXml> elements = new ArrayList<>();
		for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child) {
				elements.add(of(child));
			}
		}
		String text = elements.isEmpty() ? element.getTextContent().strip() : "";
		return new MetadataXml(element.getTagName(), List.copyOf(elements), text);
	}

	Stream<MetadataXml> children() {
		return this.elements.stream();
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
