/**
 * What a gateway is: it opens, reads and enriches what it delivers; and the registry of
 * them.
 */
@ApplicationModule(allowedDependencies = { "books", "money", "account" })
@NullMarked
package org.almoner.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
