package org.almoner.sandbox.org;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;

/** Bodies of requests and answers, packed where the client packs them. */
final class Wire {

	private static final int MOST_BYTES = 50 * 1024 * 1024;

	private Wire() {
	}

	/**
	 * The body of a request.
	 * @throws CallFault if it is larger than the org takes
	 */
	static InputStream body(HttpExchange exchange) throws IOException {
		boolean packed = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		try (InputStream in = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
			byte[] body = in.readNBytes(MOST_BYTES + 1);
			if (body.length > MOST_BYTES) {
				throw CallFault.unexpected("EXCEEDED_MAX_SIZE_REQUEST", "Maximum size of request reached.");
			}
			return new ByteArrayInputStream(body);
		}
	}

	static void answer(HttpExchange exchange, int status, String contentType, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
		if (accepted != null && accepted.contains("gzip") && bytes.length > 0) {
			exchange.getResponseHeaders().set("Content-Encoding", "gzip");
			bytes = packed(bytes);
		}
		exchange.getResponseHeaders().set("Content-Type", contentType);
		exchange.sendResponseHeaders(status, (bytes.length == 0) ? -1 : bytes.length);
		if (bytes.length > 0) {
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(bytes);
			}
		}
		exchange.close();
	}

	/** Half of an answer, then the connection is closed. */
	static void tear(HttpExchange exchange, String contentType, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", contentType);
		exchange.sendResponseHeaders(200, bytes.length);
		OutputStream out = exchange.getResponseBody();
		out.write(bytes, 0, bytes.length / 2);
		out.flush();
		exchange.close();
	}

	private static byte[] packed(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(bytes);
		}
		return packed.toByteArray();
	}

}
