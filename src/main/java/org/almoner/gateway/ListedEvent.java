package org.almoner.gateway;

/**
 * An event of a gateway's own list.
 *
 * @param event its envelope
 * @param body the event as the gateway wrote it in the list, to the letter
 */
public record ListedEvent(OpenedEvent event, String body) {
}
