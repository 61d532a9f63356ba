package org.almoner.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A client that sends whatever bytes it is given.
 *
 * @param app whom to
 */
record RawClient(URI app) {

	private static final int LINE_MAX = 200;

	/** Connects, and says nothing. */
	Socket connect() throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), this.app.getPort());
	}

	/**
	 * Sends bytes and ends them.
	 * @return the status that was answered; 0 where the connection was closed without one
	 */
	int send(byte[] bytes, Duration limit) {
		try (Socket socket = connect()) {
			socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
			write(socket, bytes);
			return status(socket.getInputStream());
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/** The answer may come before all is sent. */
	private static void write(Socket socket, byte[] bytes) {
		try {
			socket.getOutputStream().write(bytes);
			socket.shutdownOutput();
		}
		catch (IOException ex) {
			// what was refused early is read no further
		}
	}

	private static int status(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next >= 0 && next != '\r' && line.length() < LINE_MAX; next = in.read()) {
			line.append((char) next);
		}
		String[] words = line.toString().split(" ", 3);
		// without a version in the request Tomcat answers as HTTP 0.9 does: a page alone
		return (words.length < 2 || !words[0].startsWith("HTTP/")) ? 0 : Integer.parseInt(words[1]);
	}

	/** The head of a request to an address, with lines that end as they must. */
	static byte[] head(String method, String path, String... headers) {
		StringBuilder head = new StringBuilder(method).append(' ')
			.append(path)
			.append(" HTTP/1.1\r\nHost: almoner\r\n");
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
	}

}
