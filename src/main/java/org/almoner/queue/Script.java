package org.almoner.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The Lua scripts: each is one step that a crash cannot cut in two. The text says what it
 * does with its keys and arguments.
 */
enum Script {

	PUSH, LOOK, CLAIM, RENEW, RELEASE, NEXT, ACKNOWLEDGE, LATER, STATUS, REPAIR, INDEX_POP, INDEX_DEFER, INDEX_SHOW,

	LOCK_TAKE, LOCK_RENEW, LOCK_RELEASE,

	SPOOL_ASIDE, SPOOL_BACK, SPOOL_STATUS,

	MARKER_SET,

	BUCKET_TAKE;

	private final String text = read("prelude.lua") + read(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua");

	String text() {
		return this.text;
	}

	private static String read(String name) {
		try (InputStream in = Script.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("The jar lacks " + name);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
