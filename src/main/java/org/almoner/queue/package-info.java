/**
 * Lanes: one queue per Gateway Account on Redis Streams, worked by one lease holder at a
 * time.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.almoner.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
