package org.almoner.queue;

import java.util.List;

/**
 * Keys that belong together.
 *
 * @param name what the log calls them
 * @param keys the keys; a cluster must keep them in one slot
 * @param types the type that Redis should hold at each
 */
record Place(String name, List<String> keys, List<String> types) {
}
