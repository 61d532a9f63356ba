package org.almoner.console;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Where to go after signing in: to a page of this console and nowhere else. */
final class LocalTarget {

	static final String HOME = PageCookie.PATH;

	private static final int LONGEST = 2_000;

	/** No backslash, no second slash at the front, nothing that a browser would drop. */
	private static final Pattern SHAPE = Pattern.compile("/admin(?:[/?][\\w\\-./?=&%+:~,;@*']*)?");

	private LocalTarget() {
	}

	/** The target if it is a page here, else the overview. */
	static String of(@Nullable String target) {
		boolean isHere = target != null && target.length() <= LONGEST && SHAPE.matcher(target).matches()
				&& !target.startsWith("/admin/sign-") && !target.contains("/../");
		return (isHere && target != null) ? target : HOME;
	}

	/** The target that an address of this site leads to. */
	static String ofAddress(@Nullable String address) {
		try {
			URI uri = URI.create((address == null) ? HOME : address);
			return of((uri.getRawQuery() == null) ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
		}
		catch (IllegalArgumentException ex) {
			return HOME;
		}
	}

}
