package org.almoner.sandbox.org;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StencilTests {

	@Test
	void recordsAreMadeAgainWithOtherWordsAndTheirLookupsLeadToEachOther() {
		try (SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"))) {
			String account = org.insert("Gateway_Account__c", Map.of("Name", "One", "Gateway_Key__c", "k"));
			String gift = org.insert("Gift_Transaction__c",
					Map.of("Gateway_Key__c", "k:pi_0", "Gateway_Account__c", account));
			org.insert("Gateway_Transaction__c", Map.of("Gateway_Key__c", "k:ch_0", "Gateway_Account__c", account,
					"Gift_Transaction__c", gift, "Amount__c", "12.50"));
			Stencil stencil = org.stencil(List.of("Gift_Transaction__c", "Gateway_Transaction__c"));
			assertThat(stencil.size()).isEqualTo(2);
			stencil.repeat((text) -> text.replace("_0", "_1"));
			stencil.repeat((text) -> text.replace("_0", "_2"));

			assertThat(org.count("Gateway_Transaction__c")).isEqualTo(3);
			Map<String, Object> copy = org.record("Gateway_Transaction__c", "k:ch_2").orElseThrow();
			assertThat(copy).containsEntry("Gateway_Account__c", account)
				.containsEntry("Gift_Transaction__c",
						org.record("Gift_Transaction__c", "k:pi_2").orElseThrow().get("Id"));
			assertThat(org.records("Gateway_Transaction__c")).extracting((record) -> record.get("Name"))
				.doesNotHaveDuplicates();
		}
	}

}
