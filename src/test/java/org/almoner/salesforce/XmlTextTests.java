package org.almoner.salesforce;

import java.io.StringReader;

import javax.xml.parsers.DocumentBuilderFactory;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

class XmlTextTests {

	@Test
	void whatXmlForbidsIsRemovedAndNothingElse() {
		assertThat(XmlText.clean("a\u0000b\u0008\u001F\t\n\rc\uFFFE\uFFFFd\uFFFDe\uD7FF\uE000"))
			.isEqualTo("ab\t\n\rcd\uFFFDe\uD7FF\uE000");
	}

	@Test
	void pairsStayAndHalvesGo() {
		assertThat(XmlText.clean("\uD83D\uDE00 \uD83D x \uDE00 \uDE00\uD83D")).isEqualTo("\uD83D\uDE00  x  ");
	}

	@Property(tries = 300)
	void aParserTakesWhatIsLeft(@ForAll @CharRange(from = '\u0000', to = '\uFFFF') String text) throws Exception {
		String clean = XmlText.clean(text);
		String xml = "<a>" + clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</a>";
		String read = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(xml)))
			.getDocumentElement()
			.getTextContent();
		assertThat(read).isEqualTo(clean.replace("\r\n", "\n").replace("\r", "\n"));
	}

}
