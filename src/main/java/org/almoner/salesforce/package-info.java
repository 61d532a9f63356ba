/** The seam to the org: tokens, batched writes and queries, API use, kinds of failure. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.almoner.salesforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
