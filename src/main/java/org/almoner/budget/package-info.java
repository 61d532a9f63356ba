/** What Almoner may spend of the org's API calls, and how thrifty it must be. */
@ApplicationModule(allowedDependencies = { "fault", "log", "queue", "salesforce" })
@NullMarked
package org.almoner.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
