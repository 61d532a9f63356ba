/**
 * Stripe as far as a connector can tell: its API, its deliveries, and a small charity's
 * traffic.
 */
@NullMarked
package org.almoner.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
