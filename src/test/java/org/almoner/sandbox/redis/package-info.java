/** A real Redis as a child process, for the sandbox and for tests that break it. */
@NullMarked
package org.almoner.sandbox.redis;

import org.jspecify.annotations.NullMarked;
