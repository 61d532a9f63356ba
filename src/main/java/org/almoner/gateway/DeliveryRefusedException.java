package org.almoner.gateway;

/**
 * A delivery that is not the gateway's, or can't be read: answered with 400, not stored.
 */
public class DeliveryRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * A refusal.
	 * @param message why, without any of the delivery's data or the secret
	 */
	public DeliveryRefusedException(String message) {
		super(message);
	}

}
