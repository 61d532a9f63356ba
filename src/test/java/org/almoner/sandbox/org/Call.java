package org.almoner.sandbox.org;

/**
 * A call that reached the org.
 *
 * @param operation the SOAP operation, such as {@code upsert}, or {@code token}
 * @param type the object of its first row or the object queried, empty where there is
 * none
 * @param rows how many rows it brings
 */
public record Call(String operation, String type, int rows) {

	static final Call TOKEN = new Call("token", "", 0);

	/** Whether it changes records. */
	public boolean isWrite() {
		return switch (this.operation) {
			case "create", "update", "upsert", "delete" -> true;
			default -> false;
		};
	}

}
