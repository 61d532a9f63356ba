package org.almoner.sandbox.org;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a message. Names are local: clients differ in how they use name spaces.
 *
 * @param name the local name
 * @param isNil whether it is marked as nil
 * @param children the elements in it
 * @param content the text in it
 */
record Xml(String name, boolean isNil, List<Xml> children, StringBuilder content) {

	private static final XMLInputFactory FACTORY = factory();

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		return factory;
	}

	/**
	 * Reads a message.
	 * @throws CallFault if it is not well-formed
	 */
	static Xml parse(InputStream message) {
		try {
			XMLStreamReader reader = FACTORY.createXMLStreamReader(message);
			Deque<Xml> open = new ArrayDeque<>();
			open.push(new Xml("", false, new ArrayList<>(), new StringBuilder()));
			while (reader.hasNext()) {
				step(reader, reader.next(), open);
			}
			return open.getLast().children().getFirst();
		}
		catch (XMLStreamException ex) {
			throw CallFault.client("Unable to parse the message: " + ex.getMessage());
		}
	}

	private static void step(XMLStreamReader reader, int event, Deque<Xml> open) {
		if (event == XMLStreamConstants.START_ELEMENT) {
			String nil = reader.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", "nil");
			Xml element = new Xml(reader.getLocalName(), "true".equals(nil) || "1".equals(nil), new ArrayList<>(),
					new StringBuilder());
			open.element().children().add(element);
			open.push(element);
		}
		else if (event == XMLStreamConstants.END_ELEMENT) {
			open.pop();
		}
		else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
			open.element().content().append(reader.getText());
		}
	}

	String text() {
		return this.content.toString();
	}

	Optional<Xml> child(String child) {
		return this.children.stream().filter((element) -> element.name().equals(child)).findFirst();
	}

	List<Xml> children(String child) {
		return this.children.stream().filter((element) -> element.name().equals(child)).toList();
	}

	/** The text of a child, empty where there is none. */
	String textOf(String child) {
		return child(child).map((element) -> element.text().strip()).orElse("");
	}

}
