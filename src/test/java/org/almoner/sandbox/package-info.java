/**
 * Everything on one machine: a Redis, an org, a Stripe, Almoner, and a charity's traffic.
 */
@NullMarked
package org.almoner.sandbox;

import org.jspecify.annotations.NullMarked;
