package org.almoner.account;

import java.time.InstantSource;
import java.util.stream.Stream;

import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.SalesforceOperations;

/** Makes the accounts of one process for the tests of other rooms. */
public final class AccountsOf {

	private static final Sealer SEALER = Sealer.of(Secret.of("a key of thirty-two characters, sealing"));

	private AccountsOf() {
	}

	/** The seals of a process whose key is always the same. */
	public static Seals seals() {
		return SEALER;
	}

	/** The seals of a process with a key of its own. */
	public static Seals seals(String key, String... previous) {
		return Sealer.of(Secret.of(key), Stream.of(previous).map(Secret::of).toArray(Secret[]::new));
	}

	/** The accounts of a process. */
	public static GatewayAccounts process(SalesforceOperations salesforce, SharedCopies copies, InstantSource time) {
		return new SalesforceGatewayAccounts(salesforce, new AccountRows(new CredentialsText(SEALER)),
				new AccountCopies(copies, SEALER), time);
	}

}
