/**
 * Receives a charity's gifts from its payment gateways and keeps the books in Salesforce.
 */
@NullMarked
package org.almoner;

import org.jspecify.annotations.NullMarked;
