/** Money, exact, in the minor units of Stripe's own currency table. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.almoner.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
