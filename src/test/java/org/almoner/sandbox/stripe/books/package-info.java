/** A made-up charity's month at Stripe, whose books tie, and the events it leads to. */
@NullMarked
package org.almoner.sandbox.stripe.books;

import org.jspecify.annotations.NullMarked;
