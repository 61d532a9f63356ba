package org.almoner.account;

import java.time.InstantSource;
import java.util.stream.Stream;

import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.SalesforceOperations;

/** Makes the accounts of one process for the tests of other rooms. */
public final class AccountsOf {

	/** What accounts are sealed with here where nothing else is said. */
	public static final String SECRET_KEY = "a key of thirty-two characters, sealing";

	private AccountsOf() {
	}

	/** The seals of a process whose key is always the same. */
	public static Seals seals() {
		return sealer(SECRET_KEY);
	}

	/** The seals of a process with a key of its own. */
	public static Seals seals(String key, String... previous) {
		return sealer(key, previous);
	}

	private static Sealer sealer(String key, String... previous) {
		return Sealer.of(Secret.of(key), Stream.of(previous).map(Secret::of).toArray(Secret[]::new));
	}

	/** The accounts of a process. */
	public static GatewayAccounts process(SalesforceOperations salesforce, SharedCopies copies, InstantSource time) {
		return process(salesforce, copies, time, SECRET_KEY);
	}

	/** The accounts of a process that has a secret key, and knows earlier ones. */
	public static GatewayAccounts process(SalesforceOperations salesforce, SharedCopies copies, InstantSource time,
			String secretKey, String... earlier) {
		Sealer sealer = sealer(secretKey, earlier);
		return new SalesforceGatewayAccounts(salesforce, new AccountRows(new CredentialsText(sealer)),
				new AccountCopies(copies, sealer), time);
	}

	/** An account's credentials as a process with another secret key has sealed them. */
	public static String sealedWith(String secretKey, GatewayAccount account) {
		return new CredentialsText(Sealer.of(Secret.of(secretKey))).seal(account.key(), account.credentials());
	}

	/** How far accounts are compared with their gateways. */
	public static AccountSweeps sweeps(SalesforceOperations salesforce) {
		return new AccountSweeps(salesforce);
	}

}
