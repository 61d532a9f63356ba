package org.almoner.metadata;

import java.nio.file.Path;
import java.util.List;

import org.almoner.metadata.MetadataSchema.FieldSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MetadataSchemaTests {

	private final MetadataSchema schema = MetadataSchema.load(Path.of("sfdx-metadata"));

	@Test
	void aKeyIsAUniqueCaseSensitiveExternalId() {
		FieldSchema key = this.schema.object("Gateway_Event__c").field("Gateway_Key__c");
		assertThat(key.type()).isEqualTo("Text");
		assertThat(key.length()).isEqualTo(255);
		assertThat(key.unique() && key.externalId() && key.caseSensitive() && key.required()).isTrue();
	}

	@Test
	void aPicklistTellsItsValuesInOrderAndItsDefault() {
		FieldSchema status = this.schema.object("Gateway_Account__c").field("Status__c");
		assertThat(status.restricted()).isTrue();
		assertThat(status.values()).containsExactly("Draft", "Connected", "Attention", "Disabled");
		assertThat(status.defaultValue()).isEqualTo("Draft");
	}

	@Test
	void aLookupTellsItsParentAndWhatTheParentCallsIt() {
		FieldSchema source = this.schema.object("Gateway_Transaction__c").field("Source_Transaction__c");
		assertThat(source.referenceTo()).isEqualTo("Gateway_Transaction__c");
		assertThat(source.relationshipName()).isEqualTo("Reversals");
		assertThat(source.values()).isEqualTo(List.of());
	}

	@Test
	void anAmountTellsItsDigits() {
		FieldSchema rate = this.schema.object("Gateway_Transaction__c").field("Exchange_Rate__c");
		assertThat(rate.precision()).isEqualTo(18);
		assertThat(rate.scale()).isEqualTo(8);
		assertThat(rate.length()).isNull();
	}

	@Test
	void aNameIsNumberedByTheOrgOrWrittenAsText() {
		assertThat(this.schema.object("Gift_Transaction__c").nameIsAutoNumber()).isTrue();
		assertThat(this.schema.object("Gateway_Customer__c").nameIsAutoNumber()).isFalse();
	}

	@Test
	void whatIsNotThereIsNamed() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.schema.object("Gift_Transaction__c").field("Nothing__c"))
			.withMessageContaining("Gift_Transaction__c.Nothing__c");
	}

}
