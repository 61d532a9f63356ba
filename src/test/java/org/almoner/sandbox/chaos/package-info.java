/** Everything goes wrong, and nothing may be lost: a site under faults, and its proof. */
@NullMarked
package org.almoner.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
