package org.almoner.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.gateway.Delivery;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * Reads deliveries from requests: the bytes as they are, never more than allowed, whether
 * or not the request tells its length.
 */
final class DeliveryReader {

	private static final int CHUNK = 16 * 1024;

	private final int longest;

	private final long patience;

	private final InstantSource time;

	DeliveryReader(int longest, Duration patience, InstantSource time) {
		this.longest = longest;
		this.patience = patience.toNanos();
		this.time = time;
	}

	/**
	 * Reads a delivery.
	 * @param ticket sets apart what has arrived
	 */
	Delivery read(HttpServletRequest request, Admission.Ticket ticket) {
		try {
			return allowed(request, ticket);
		}
		catch (RequestRejectedException ex) {
			// Spring Security's firewall, at the first look at a header with odd
			// characters
			throw DoorException.bad("a header has characters that no header has");
		}
	}

	private Delivery allowed(HttpServletRequest request, Admission.Ticket ticket) {
		if (request.getContentLengthLong() > this.longest) {
			throw DoorException.tooLarge();
		}
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
			throw DoorException.bad("a compressed body can't be read");
		}
		try {
			return new Delivery(body(request, ticket), headers(request), this.time.instant());
		}
		catch (IOException ex) {
			throw DoorException.bad("the body did not arrive");
		}
	}

	private byte[] body(HttpServletRequest request, Admission.Ticket ticket) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		InputStream stream = request.getInputStream();
		byte[] chunk = new byte[CHUNK];
		long start = System.nanoTime();
		for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
			if (body.size() + read > this.longest) {
				throw DoorException.tooLarge();
			}
			if (System.nanoTime() - start > this.patience) {
				throw DoorException.bad("the body took too long");
			}
			ticket.take(read);
			body.write(chunk, 0, read);
		}
		return body.toByteArray();
	}

	private static Map<String, String> headers(HttpServletRequest request) {
		Map<String, String> headers = new HashMap<>();
		for (String name : Collections.list(request.getHeaderNames())) {
			headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
		}
		return headers;
	}

}
