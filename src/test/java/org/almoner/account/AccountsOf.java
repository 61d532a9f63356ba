package org.almoner.account;

import java.time.InstantSource;

import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.SalesforceOperations;

/** Makes the accounts of one process for the tests of other rooms. */
public final class AccountsOf {

	private static final Sealer SEALER = Sealer.of(Secret.of("a key of thirty-two characters, sealing"));

	private AccountsOf() {
	}

	/** The accounts of a process. */
	public static GatewayAccounts process(SalesforceOperations salesforce, SharedCopies copies, InstantSource time) {
		return new SalesforceGatewayAccounts(salesforce, new AccountRows(new CredentialsText(SEALER)),
				new AccountCopies(copies, SEALER), time);
	}

	/** How far accounts are compared with their gateways. */
	public static AccountSweeps sweeps(SalesforceOperations salesforce) {
		return new AccountSweeps(salesforce);
	}

}
