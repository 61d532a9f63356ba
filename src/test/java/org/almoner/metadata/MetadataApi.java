package org.almoner.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

import com.sforce.ws.ConnectionException;
import com.sforce.ws.bind.TypeMapper;
import com.sforce.ws.bind.XMLizable;
import com.sforce.ws.parser.PullParserException;
import com.sforce.ws.parser.XmlInputStream;

/**
 * Reads metadata as strictly as Salesforce does, with the classes made from the Metadata
 * API's own WSDL: unknown elements, a wrong order, values outside an enumeration and
 * broken XML are refused. It knows no references and no limits.
 */
final class MetadataApi {

	private MetadataApi() {
	}

	/** What the parser has against a file, if anything. */
	static Optional<String> complaint(MetadataFile file) {
		try (InputStream in = Files.newInputStream(file.path())) {
			XmlInputStream xml = new XmlInputStream();
			xml.setInput(in, "UTF-8");
			type(file.xml().name()).load(xml, new TypeMapper());
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (PullParserException | ConnectionException | ReflectiveOperationException | IllegalArgumentException ex) {
			return Optional.of(file.complaint(ex.toString()));
		}
	}

	private static XMLizable type(String root) throws ReflectiveOperationException {
		Class<?> type = Class.forName("com.sforce.soap.metadata." + root);
		return (XMLizable) type.getDeclaredConstructor().newInstance();
	}

}
