package org.almoner.account;

import java.time.InstantSource;
import java.util.Arrays;

import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.SalesforceOperations;

/** Makes the accounts of one process for the tests of other rooms. */
public final class AccountsOf {

	/** What accounts are sealed with here where nothing else is said. */
	public static final String SECRET_KEY = "a key of thirty-two characters, sealing";

	private AccountsOf() {
	}

	/** The accounts of a process. */
	public static GatewayAccounts process(SalesforceOperations salesforce, SharedCopies copies, InstantSource time) {
		return process(salesforce, copies, time, SECRET_KEY);
	}

	/** The accounts of a process that has a secret key, and knows earlier ones. */
	public static GatewayAccounts process(SalesforceOperations salesforce, SharedCopies copies, InstantSource time,
			String secretKey, String... earlier) {
		Sealer sealer = Sealer.of(Secret.of(secretKey), Arrays.stream(earlier).map(Secret::of).toArray(Secret[]::new));
		return new SalesforceGatewayAccounts(salesforce, new AccountRows(new CredentialsText(sealer)),
				new AccountCopies(copies, sealer), time);
	}

	/** An account's credentials as a process with another secret key has sealed them. */
	public static String sealedWith(String secretKey, GatewayAccount account) {
		return new CredentialsText(Sealer.of(Secret.of(secretKey))).seal(account.key(), account.credentials());
	}

}
