/** The fold: facts of a gateway and the records present become changes; pure. */
@ApplicationModule(allowedDependencies = { "money" })
@NullMarked
package org.almoner.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
