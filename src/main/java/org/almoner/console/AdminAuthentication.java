package org.almoner.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Knows the one admin. Compares in a time that tells nothing. */
final class AdminAuthentication implements AuthenticationProvider {

	static final String USER = "admin";

	static final String AUTHORITY = "ADMIN";

	private final byte[] user = digest(USER);

	private final byte[] password;

	private final Lockout lockout;

	AdminAuthentication(String password, Lockout lockout) {
		this.password = digest(password);
		this.lockout = lockout;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String address = address(authentication);
		Duration remaining = this.lockout.remaining(address);
		if (remaining.isPositive()) {
			throw new LockedOutException(remaining);
		}
		if (!isAdmin(authentication)) {
			this.lockout.failed(address);
			throw new BadCredentialsException("Wrong user or password");
		}
		this.lockout.succeeded(address);
		return admin();
	}

	/** The admin, known to be the admin. */
	static Authentication admin() {
		return UsernamePasswordAuthenticationToken.authenticated(USER, null,
				List.of(new SimpleGrantedAuthority(AUTHORITY)));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private boolean isAdmin(Authentication given) {
		boolean rightUser = MessageDigest.isEqual(this.user, digest(given.getName()));
		boolean rightPassword = MessageDigest.isEqual(this.password, digest(String.valueOf(given.getCredentials())));
		return rightUser && rightPassword;
	}

	private static String address(Authentication authentication) {
		return (authentication.getDetails() instanceof WebAuthenticationDetails details
				&& details.getRemoteAddress() != null) ? details.getRemoteAddress() : "unknown";
	}

	private static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
