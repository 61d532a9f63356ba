package org.almoner.salesforce;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ApiUseTests {

	private final WireOrg org = new WireOrg();

	private final Seam seam = new Seam(this.org.url(), Seam.QUICK, Clock.systemUTC());

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void theBudgetIsUnknownBeforeTheFirstAnswerAndThenAsTheOrgSays() {
		assertThat(this.seam.salesforce.apiUse()).isEqualTo(new ApiUse(-1, -1, 0));
		this.seam.salesforce.create(List.of(Seam.event(1)));
		assertThat(this.seam.salesforce.apiUse()).isEqualTo(new ApiUse(1234, 100000, 1));
		assertThat(this.seam.registry.get("almoner.salesforce.api.used").gauge().value()).isEqualTo(1234);
	}

	@Test
	void everyRequestCountsEvenOneThatFails() {
		this.org.order(Answer.empty(503), Answer.empty(503));
		this.seam.salesforce.upsert("Gateway_Key__c", List.of(Seam.event(1), Seam.event(2)));
		assertThat(this.seam.salesforce.apiUse().own()).isEqualTo(3);
		assertThat(this.seam.registry.get("almoner.salesforce.calls")
			.tags("operation", "upsert", "outcome", "unknown_outcome")
			.timer()
			.count()).isEqualTo(2);
		assertThat(this.seam.registry.get("almoner.salesforce.rows").tag("operation", "upsert").summary().max())
			.isEqualTo(2);
	}

	@Test
	void healthIsThatOfTheLastCallAndCostsNone() {
		this.org.order(Answer.fault("SERVER_UNAVAILABLE", "later"));
		this.seam.salesforce.create(List.of(Seam.event(1)));
		Health down = this.seam.health.health();
		assertThat(down.getStatus()).isEqualTo(Status.DOWN);
		assertThat(down.getDetails()).containsEntry("kind", "AWAY")
			.containsEntry("reason", "Salesforce is not available right now (SERVER_UNAVAILABLE)");
		this.seam.salesforce.create(List.of(Seam.event(1)));
		assertThat(this.seam.health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.org.requests).hasSize(2);
	}

	@Test
	void anOrgThatRefusesARequestForItsContentIsWell() {
		this.org.order(Answer.fault("ARGUMENT_OBJECT_PARSE_ERROR", "bad"));
		this.seam.salesforce.create(List.of(Seam.event(1)));
		assertThat(this.seam.health.health().getStatus()).isEqualTo(Status.UP);
	}

}
