package org.almoner.sandbox.chaos;

import java.time.Duration;

/**
 * A fault that is over.
 *
 * @param trouble what it was
 * @param lasted from its beginning to the end of its repair
 * @param met how often calls met it
 */
record Endured(Trouble trouble, Duration lasted, int met) {
}
