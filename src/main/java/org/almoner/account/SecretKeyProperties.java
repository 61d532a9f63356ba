package org.almoner.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What credentials are sealed with.
 *
 * @param secretKey {@code ALMONER_SECRET_KEY}, 32 or more characters of any kind
 * @param secretKeyPrevious {@code ALMONER_SECRET_KEY_PREVIOUS}, only opens what was
 * sealed before
 */
@ConfigurationProperties("almoner")
record SecretKeyProperties(@Nullable String secretKey, @Nullable String secretKeyPrevious) {

	private static final int SHORTEST = 32;

	SecretKeyProperties {
		if (isTooShort(secretKey)) {
			throw new IllegalArgumentException(
					"ALMONER_SECRET_KEY must be set to " + SHORTEST + " or more characters: it seals the credentials");
		}
		if (secretKeyPrevious != null && !secretKeyPrevious.isEmpty() && isTooShort(secretKeyPrevious)) {
			throw new IllegalArgumentException("ALMONER_SECRET_KEY_PREVIOUS must be empty or the "
					+ "earlier ALMONER_SECRET_KEY with its " + SHORTEST + " or more characters");
		}
	}

	Sealer sealer() {
		String current = this.secretKey;
		String previous = this.secretKeyPrevious;
		if (current == null) {
			throw new IllegalStateException("ALMONER_SECRET_KEY must be set");
		}
		return (previous == null || previous.isEmpty()) ? Sealer.of(Secret.of(current))
				: Sealer.of(Secret.of(current), Secret.of(previous));
	}

	private static boolean isTooShort(@Nullable String key) {
		return key == null || key.isBlank() || key.length() < SHORTEST;
	}

	@Override
	public String toString() {
		return "SecretKeyProperties[secret]";
	}

}
