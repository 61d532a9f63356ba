package org.almoner.queue;

import redis.clients.jedis.SslVerifyMode;

/** How the certificate of a Redis behind {@code rediss://} is checked. */
enum TlsVerification {

	/** Its chain and its host name. */
	FULL(SslVerifyMode.FULL),

	/** Its chain only, by the truststore of the JVM. */
	CA(SslVerifyMode.CA),

	/** Not at all: Heroku's certificates are self-signed. */
	NONE(SslVerifyMode.INSECURE);

	private final SslVerifyMode mode;

	TlsVerification(SslVerifyMode mode) {
		this.mode = mode;
	}

	SslVerifyMode mode() {
		return this.mode;
	}

}
