package org.almoner.sandbox.org;

import java.util.Set;

/**
 * A call that reached the org.
 *
 * @param operation the SOAP operation, such as {@code upsert}, or {@code token}
 * @param types the objects of its rows, or those queried
 * @param rows how many rows it brings
 */
public record Call(String operation, Set<String> types, int rows) {

	static final Call TOKEN = new Call("token", Set.of(), 0);

	/** What Almoner keeps for itself: accounts, events, the log. */
	private static final Set<String> OWN = Set.of("Gateway_Account__c", "Gateway_Event__c", "Gateway_Log__c",
			"Gateway_Setting__c");

	/** Whether it changes records that mirror what a gateway has. */
	boolean isOfRecords() {
		return isWrite() && !OWN.containsAll(this.types);
	}

	/** Whether it changes records. */
	public boolean isWrite() {
		return switch (this.operation) {
			case "create", "update", "upsert", "delete" -> true;
			default -> false;
		};
	}

}
