package org.almoner.salesforce;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryTests {

	private static final String SOQL = "SELECT Id FROM Gateway_Event__c";

	private final WireOrg org = new WireOrg();

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void allPagesAreRead() {
		this.org.order(Answer.page(false, "01g-2000", 5, Answer.event(1), Answer.event(2)),
				Answer.more(false, "01g-4000", 5, Answer.event(3), Answer.event(4)),
				Answer.more(true, null, 5, Answer.event(5)));
		List<Row> rows = Seam.of(this.org).query(SOQL);
		assertThat(rows).extracting((row) -> row.text("Event_Id__c").orElseThrow())
			.containsExactly("evt_1", "evt_2", "evt_3", "evt_4", "evt_5");
		assertThat(this.org.requests.get(0)).contains("batchSize>2000<", "queryString>" + SOQL);
		assertThat(this.org.requests.get(1)).contains("queryLocator>01g-2000<");
		assertThat(this.org.requests.get(2)).contains("queryLocator>01g-4000<");
	}

	@Test
	void aPageThatGetsLostIsAskedForAgain() {
		this.org.order(Answer.page(false, "01g-2000", 2, Answer.event(1)), Answer.html(503),
				Answer.more(true, null, 2, Answer.event(2)));
		assertThat(Seam.of(this.org).query(SOQL)).hasSize(2);
		assertThat(this.org.requests).hasSize(3);
	}

	@Test
	void aSessionThatEndsBetweenTwoPagesDoesNotEndTheQuery() {
		this.org.order(Answer.page(false, "01g-2000", 2, Answer.event(1)),
				Answer.fault("INVALID_SESSION_ID", "Session expired or invalid"),
				Answer.more(true, null, 2, Answer.event(2)));
		assertThat(Seam.of(this.org).query(SOQL)).hasSize(2);
		assertThat(this.org.lastRequest()).contains("sessionId>T2<");
	}

	@Test
	void moreRowsThanTheLimitAreRefusedBeforeTheyAreRead() {
		this.org.order(Answer.page(false, "01g-2000", 1001, Answer.event(1)));
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> salesforce.query(SOQL))
			.withMessage("The query has more than 1000 rows; it must ask for fewer")
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.INVALID));
		assertThat(this.org.requests).hasSize(1);
	}

	@Test
	void pagesThatNeverEndAreNotReadForEver() {
		this.org.order(Answer.page(false, "01g-1", 2, Answer.event(1)));
		this.org.habit = (body) -> Answer.more(false, "01g-1", 2);
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> salesforce.query(SOQL))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("EMPTY_PAGE"));
	}

	@Test
	void aQueryThatTheOrgRefusesIsNotAskedAgain() {
		this.org.order(Answer.fault("MALFORMED_QUERY", "unexpected token"));
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> salesforce.query(SOQL))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.INVALID));
		assertThat(this.org.requests).hasSize(1);
	}

	@Test
	void aQueryThatTimedOutInTheOrgIsAskedAgain() {
		this.org.order(Answer.fault("QUERY_TIMEOUT", "Your query request was running for too long."),
				Answer.page(true, null, 1, Answer.event(1)));
		assertThat(Seam.of(this.org).query(SOQL)).hasSize(1);
	}

}
