package org.almoner.salesforce;

/**
 * The value of a lookup field whose target is named by external id instead of by record
 * id. Written as {@code <relationship><type/><externalIdField/></relationship>}.
 *
 * @param type the target's object, such as {@code Gateway_Account__c}
 * @param externalIdField the target's external id field, such as {@code Gateway_Key__c}
 * @param key the value of that field
 */
public record Parent(String type, String externalIdField, String key) {
}
