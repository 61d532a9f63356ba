package org.almoner.account;

/**
 * A text that must never be shown: {@link #toString()} does not show it, and it has no
 * other accessor than {@link #reveal()}, so that every use can be found.
 */
public final class Secret {

	private final String value;

	private Secret(String value) {
		this.value = value;
	}

	/**
	 * A secret.
	 * @throws IllegalArgumentException if it is blank: a blank key would sign for anybody
	 */
	public static Secret of(String value) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("A secret can't be blank");
		}
		return new Secret(value);
	}

	/** The text itself. */
	public String reveal() {
		return this.value;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Secret secret
				&& java.security.MessageDigest.isEqual(this.value.getBytes(java.nio.charset.StandardCharsets.UTF_8),
						secret.value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return "[secret]";
	}

}
