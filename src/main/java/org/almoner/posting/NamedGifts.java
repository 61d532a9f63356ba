package org.almoner.posting;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.books.NamedGift;
import org.almoner.books.RecordKind;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.springframework.stereotype.Component;

/**
 * The gifts of the org that payments name in their metadata, by record id or by key. They
 * are asked for afresh each time, since people work on them.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class NamedGifts {

	private static final String OBJECT = RecordKind.GIFT.object();

	/** An id without the last three characters, which only repeat its case. */
	private static final int CASE_SENSITIVE_LENGTH = 15;

	/** No key is longer, so no gift goes by a longer name. */
	private static final int NAME_LENGTH_MAX = 255;

	private final SalesforceOperations salesforce;

	NamedGifts(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/**
	 * The gifts that some names lead to, by name.
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	Map<String, NamedGift> find(GatewayAccount account, Collection<String> names) {
		List<String> usable = names.stream().filter((name) -> name.length() <= NAME_LENGTH_MAX).toList();
		List<Row> rows = Soql.parts(usable).stream().flatMap((part) -> query(part).stream()).toList();
		Map<String, NamedGift> gifts = new HashMap<>();
		usable.forEach(
				(name) -> find(name, rows).ifPresent((row) -> gifts.put(name, RecordTable.readNamed(account, row))));
		return gifts;
	}

	private List<Row> query(List<String> names) {
		Set<String> columns = new LinkedHashSet<>(new RecordTable(OBJECT).columns());
		columns.add(RecordTable.ACCOUNT);
		List<String> ids = names.stream().filter(RecordId::matches).map(NamedGifts::caseSensitive).toList();
		String byId = ids.isEmpty() ? "" : " OR " + Soql.in("Id", ids);
		return this.salesforce.query("SELECT " + String.join(", ", columns) + " FROM " + OBJECT + " WHERE "
				+ Soql.in(RecordTable.KEY, names) + byId);
	}

	private static Optional<Row> find(String name, List<Row> rows) {
		return rows.stream()
			.filter((row) -> row.text(RecordTable.KEY).filter(name::equals).isPresent() || isId(name, row))
			.findFirst();
	}

	private static boolean isId(String name, Row row) {
		return RecordId.matches(name) && row.requiredId().value().startsWith(caseSensitive(name));
	}

	private static String caseSensitive(String id) {
		return id.substring(0, CASE_SENSITIVE_LENGTH);
	}

}
