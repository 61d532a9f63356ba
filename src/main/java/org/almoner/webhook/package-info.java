/** The door: HTTP in front of the gateways. */
@ApplicationModule(allowedDependencies = { "role", "account", "event", "gateway", "queue" })
@NullMarked
package org.almoner.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
