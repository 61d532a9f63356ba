package org.almoner.gateway.stripe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What admins read of event types is what the code says. */
class EventDocsTests {

	private static final Path DOCUMENT = Path.of("docs", "events.md");

	private static final String HEAD = """
			# Stripe's events

			Made from the table in `EventTypes`: `mvn test -Dtest=EventDocsTests -Dwrite-docs=true` writes it anew.

			Every event is kept as a Gateway Event. One of a type below is Processed, even where it changes nothing; \
			one of any other type is Ignored, with the reason. Events may come in any order and any number of times.

			| Event | Tick it | Object | What is written |
			|---|---|---|---|
			""";

	private final EventTypes types = new EventTypes();

	@Test
	void theDocumentOfEventTypesIsWhatTheCodeSays() throws IOException {
		String document = HEAD + this.types.all().stream().map(EventDocsTests::row).collect(Collectors.joining());
		if (Boolean.getBoolean("write-docs")) {
			Files.writeString(DOCUMENT, document);
		}
		assertThat(Files.readString(DOCUMENT)).as("docs/events.md, which -Dwrite-docs=true writes").isEqualTo(document);
	}

	private static String row(EventTypes.EventType type) {
		return "| `%s` | %s | `%s` | %s |%n".formatted(type.name(), type.subscribed() ? "yes" : "no", type.object(),
				type.writes());
	}

	@Test
	void theReadmeListsExactlyTheTypesToTick() throws IOException {
		List<String> known = this.types.all().stream().map(EventTypes.EventType::name).toList();
		List<String> listed = Files.readString(Path.of("README.md"))
			.lines()
			.map(String::strip)
			.filter((line) -> line.matches("[a-z_]+(\\.[a-z_]+)+"))
			.toList();
		assertThat(known).containsAll(this.types.subscribed());
		assertThat(listed).isEqualTo(this.types.subscribed());
	}

}
