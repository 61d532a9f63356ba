/** Errors that nobody foresaw, told without what they quote. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.almoner.fault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
