/** Sweeps: what was left behind is found and enqueued again. */
@ApplicationModule(allowedDependencies = { "role", "account", "event", "queue", "salesforce" })
@NullMarked
package org.almoner.sweep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
