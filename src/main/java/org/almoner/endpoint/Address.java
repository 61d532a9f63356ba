package org.almoner.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint's URL leads, whatever host alias, port or slashes it is written with.
 */
final class Address {

	private static final String DOOR = "webhooks";

	private final String text;

	private final @Nullable URI uri;

	Address(String text) {
		this.text = text.strip();
		this.uri = parse(this.text);
	}

	/** Whether a post to it comes to an account's door: exactly its path, on any host. */
	boolean reaches(AccountKey account) {
		return this.uri != null && this.uri.getRawQuery() == null && this.uri.getRawFragment() == null
				&& path().endsWith("/" + DOOR + "/" + account);
	}

	/**
	 * Whether it is meant for an account, even where a slash or capitals keep posts out.
	 */
	boolean names(AccountKey account) {
		if (this.uri == null) {
			return this.text.toLowerCase(Locale.ROOT).contains(account.value());
		}
		List<String> segments = segments();
		return segments.size() >= 2 && DOOR.equals(segments.get(segments.size() - 2))
				&& account.value().equals(segments.getLast());
	}

	/** Whether it leads to the door of the Almoner that an address of ours is of. */
	boolean isAtTheDoorOf(String ours) {
		Optional<String> host = host();
		return host.isPresent() && host.equals(new Address(ours).host()) && segments().contains(DOOR);
	}

	private Optional<String> host() {
		return Optional.ofNullable((this.uri == null) ? null : this.uri.getHost())
			.map((host) -> host.toLowerCase(Locale.ROOT).replaceAll("\\.$", ""));
	}

	private String path() {
		String path = (this.uri == null) ? null : this.uri.getRawPath();
		return (path == null) ? "" : path;
	}

	// decoded, as a server would read it
	private List<String> segments() {
		String path = (this.uri == null) ? null : this.uri.normalize().getPath();
		return (path == null) ? List.of()
				: Arrays.stream(path.split("/", -1))
					.map((segment) -> segment.strip().toLowerCase(Locale.ROOT))
					.filter((segment) -> !segment.isEmpty())
					.toList();
	}

	private static @Nullable URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
