/**
 * Stand-ins for what is outside, strict where the real thing is, for tests of all rooms.
 */
@NullMarked
package org.almoner.testing;

import org.jspecify.annotations.NullMarked;
