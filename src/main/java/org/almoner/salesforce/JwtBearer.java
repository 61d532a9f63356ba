package org.almoner.salesforce;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * The JWT bearer flow: a user, approved beforehand, is vouched for by a signature.
 *
 * @param clientId the consumer key, the issuer
 * @param username the user to act as, the subject
 * @param audience the org's My Domain address: External Client Apps take no other
 * @param key the key whose certificate the app knows
 * @param time tells when the assertion expires
 */
record JwtBearer(String clientId, String username, String audience, PrivateKey key,
		InstantSource time) implements Grant {

	/** Salesforce takes at most 5 minutes; clocks may differ. */
	private static final Duration LIFETIME = Duration.ofMinutes(3);

	@Override
	public Map<String, String> form() {
		return Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion());
	}

	private String assertion() {
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(this.clientId)
			.subject(this.username)
			.audience(this.audience)
			.expirationTime(Date.from(this.time.instant().plus(LIFETIME)))
			.build();
		SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
		try {
			jwt.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new SalesforceException(FailureKind.CONFIGURATION, "PRIVATE_KEY",
					"SALESFORCE_PRIVATE_KEY can't sign: an RSA key of 2048 bits or more is needed", ex);
		}
		return jwt.serialize();
	}

	@Override
	public String toString() {
		return "JwtBearer[username=" + this.username + "]";
	}

}
