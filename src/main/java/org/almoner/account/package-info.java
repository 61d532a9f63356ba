/**
 * Gateway Accounts: their life, their sealed credentials, and the copies the door reads.
 */
@ApplicationModule(allowedDependencies = { "salesforce", "queue" })
@NullMarked
package org.almoner.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
