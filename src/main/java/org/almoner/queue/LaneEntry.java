package org.almoner.queue;

/**
 * A reference in a lane.
 *
 * @param id the entry's id in its stream, where it waits until it is settled
 * @param reference what is to be worked on, such as an event's id; at most 255 characters
 * @param attempts how often it was put off already
 */
public record LaneEntry(String id, String reference, int attempts) {
}
