/**
 * A Salesforce org in memory that speaks OAuth and SOAP Partner, as strict as the real
 * one.
 */
@NullMarked
package org.almoner.sandbox.org;

import org.jspecify.annotations.NullMarked;
