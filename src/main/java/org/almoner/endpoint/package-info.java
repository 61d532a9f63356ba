/**
 * The single-endpoint rule: one endpoint per Gateway Account at its gateway, made,
 * checked, repaired and replaced here.
 */
@ApplicationModule(allowedDependencies = { "account", "event", "gateway", "log", "queue", "role", "salesforce" })
@NullMarked
package org.almoner.endpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
