/**
 * What Almoner takes of the org's calls, of time and of memory, beside something simpler.
 */
@NullMarked
package org.almoner.benchmark;

import org.jspecify.annotations.NullMarked;
