package org.almoner.queue;

/**
 * A lease ended before it was used: another worker may have the lane. Nothing was read or
 * settled, and nothing may be written any more.
 */
public class LeaseLostException extends QueueException {

	private static final long serialVersionUID = 1L;

	/**
	 * A lease that was lost.
	 * @param lane the lane, an account key
	 */
	public LeaseLostException(String lane) {
		super("The lease of lane " + lane + " was lost");
	}

}
