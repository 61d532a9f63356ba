package org.almoner.sandbox.org;

import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/** Decides who gets a session. */
final class Oauth {

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private final String clientId;

	private final String clientSecret;

	private final String username;

	private final String url;

	private final InstantSource clock;

	private volatile @Nullable RSAPublicKey publicKey;

	Oauth(String clientId, String clientSecret, String username, String url, InstantSource clock) {
		this.clientId = clientId;
		this.clientSecret = clientSecret;
		this.username = username;
		this.url = url;
		this.clock = clock;
	}

	void accept(RSAPublicKey key) {
		this.publicKey = key;
	}

	/** A request for a session that is refused, with the error's code and description. */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String error;

		private final String description;

		Refused(String error, String description) {
			super(error + ": " + description, null, false, false);
			this.error = error;
			this.description = description;
		}

		String error() {
			return this.error;
		}

		String description() {
			return this.description;
		}

	}

	void checkClient(String id, String secret) {
		if (!id.equals(this.clientId)) {
			throw new Refused("invalid_client_id", "client identifier invalid");
		}
		if (!secret.equals(this.clientSecret)) {
			throw new Refused("invalid_client", "invalid client credentials");
		}
	}

	void checkAssertion(String assertion) {
		try {
			SignedJWT jwt = SignedJWT.parse(assertion);
			RSAPublicKey key = this.publicKey;
			if (key == null || !jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
					|| !jwt.verify(new RSASSAVerifier(key))) {
				throw new Refused("invalid_grant", "invalid assertion");
			}
			checkClaims(jwt.getJWTClaimsSet());
		}
		catch (ParseException | JOSEException ex) {
			throw new Refused("invalid_grant", "invalid assertion");
		}
	}

	private void checkClaims(JWTClaimsSet claims) {
		if (!this.clientId.equals(claims.getIssuer())) {
			throw new Refused("invalid_client_id", "client identifier invalid");
		}
		if (claims.getAudience() == null || !claims.getAudience().contains(this.url)) {
			throw new Refused("invalid_grant", "audience is invalid");
		}
		Instant now = this.clock.instant();
		Instant expires = (claims.getExpirationTime() == null) ? Instant.MIN : claims.getExpirationTime().toInstant();
		if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
			throw new Refused("invalid_grant", "expired authorization code");
		}
		if (!this.username.equals(claims.getSubject())) {
			throw new Refused("invalid_grant", "user hasn't approved this consumer");
		}
	}

}
