package org.almoner.queue;

/** What becomes of what Redis holds when Redis is started again. */
public interface Durability {

	/**
	 * Whether Redis writes each change to a file of its own and so knows it again.
	 * @throws QueueException when Redis does not answer
	 * @see <a href=
	 * "https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/">Redis
	 * persistence</a>
	 */
	boolean survivesRestart();

}
