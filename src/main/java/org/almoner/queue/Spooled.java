package org.almoner.queue;

/**
 * An entry of the spool.
 *
 * @param id its place in the order of arrival
 * @param entry the bytes as they were appended
 */
public record Spooled(String id, byte[] entry) {
}
