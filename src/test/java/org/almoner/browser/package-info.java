/** The console, used as an admin uses it: in a real browser. */
@NullMarked
package org.almoner.browser;

import org.jspecify.annotations.NullMarked;
