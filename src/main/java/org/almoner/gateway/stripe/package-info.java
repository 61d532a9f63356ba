/** Stripe: signatures, readers by fact, look-ups. */
@ApplicationModule(allowedDependencies = { "gateway", "books", "money", "account" })
@NullMarked
package org.almoner.gateway.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
