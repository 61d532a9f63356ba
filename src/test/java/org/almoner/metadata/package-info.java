/** The org's metadata as the tests read it: its schema, and the rules it has to keep. */
@NullMarked
package org.almoner.metadata;

import org.jspecify.annotations.NullMarked;
