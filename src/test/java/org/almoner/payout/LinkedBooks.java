package org.almoner.payout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.Parent;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An org whose records show what their provenance says of payouts, whether or not the
 * books at hand show it themselves.
 */
record LinkedBooks(SalesforceOperations org, AccountKey account) implements SalesforceOperations {

	private static final Map<String, Shown> SHOWN = Map
		.ofEntries(
				Map.entry("b.PAYOUT",
						new Shown("Gateway_Payout__c",
								(value, account) -> new Parent("Gateway_Payout__c", "Gateway_Key__c",
										account.externalId(value)))),
				Map.entry("n.RECONCILIATION", new Shown("Reconciliation_Status__c", LinkedBooks::text)),
				Map.entry("n.RECONCILED_AT",
						new Shown("Reconciled_At__c", (value, account) -> java.time.Instant.parse(value))),
				amount("n.PAYMENT_TOTAL", "Payment_Total__c"), amount("n.REFUND_TOTAL", "Refund_Total__c"),
				amount("n.ADJUSTMENT_TOTAL", "Adjustment_Total__c"), amount("n.FEE_TOTAL", "Fee_Total__c"),
				amount("n.NET_TOTAL", "Net_Total__c"), amount("n.BALANCE_LEFT", "Reconciliation_Balance__c"),
				amount("n.PAYMENT_COUNT", "Payment_Count__c"), amount("n.REFUND_COUNT", "Refund_Count__c"),
				amount("n.ADJUSTMENT_COUNT", "Adjustment_Count__c"));

	private record Shown(String field, BiFunction<String, AccountKey, Object> value) {
	}

	private static Map.Entry<String, Shown> amount(String register, String field) {
		return Map.entry(register, new Shown(field, LinkedBooks::number));
	}

	private static Object text(String value, AccountKey account) {
		return value;
	}

	private static Object number(String value, AccountKey account) {
		return new BigDecimal(value);
	}

	@Override
	public List<SaveOutcome> upsert(String externalIdField, List<Row> rows) {
		return this.org.upsert(externalIdField, rows.stream().map(this::showing).toList());
	}

	private Row showing(Row row) {
		JsonNode registers = row.text("Provenance__c")
			.map((json) -> JsonMapper.shared().readTree(json).path("~"))
			.orElse(JsonMapper.shared().createObjectNode());
		Row shown = row;
		for (Map.Entry<String, Shown> entry : SHOWN.entrySet()) {
			String field = entry.getValue().field();
			JsonNode register = registers.path(entry.getKey());
			if (register.isArray() && !row.fields().containsKey(field)) {
				JsonNode value = register.path(1);
				shown = shown.with(field,
						value.isNull() ? null : entry.getValue().value().apply(value.asString(), this.account));
			}
		}
		return shown;
	}

	@Override
	public List<SaveOutcome> create(List<Row> rows) {
		return this.org.create(rows);
	}

	@Override
	public List<SaveOutcome> update(List<Row> rows) {
		return this.org.update(rows);
	}

	@Override
	public List<SaveOutcome> delete(List<RecordId> ids) {
		return this.org.delete(ids);
	}

	@Override
	public List<Row> query(String soql) {
		return this.org.query(soql);
	}

	@Override
	public ApiUse apiUse() {
		return this.org.apiUse();
	}

}
