package org.almoner.salesforce;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SoqlTests {

	@Test
	void aTextCanNotEndItsLiteral() {
		assertThat(Soql.literal("O'Hara\\ \n")).isEqualTo("'O\\'Hara\\\\ \\n'");
	}

	@Test
	void anInWithoutValuesIsRefusedHereAndNotByTheOrg() {
		assertThatIllegalArgumentException().isThrownBy(() -> Soql.in("Id", List.of()));
	}

	@Test
	void valuesAreSplitSoThatEachQueryStaysShort() {
		List<String> values = IntStream.range(0, 5000).mapToObj((index) -> "x".repeat(50) + index).toList();
		List<List<String>> parts = Soql.parts(values);
		assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(values);
		assertThat(parts).hasSizeBetween(3, 5)
			.allSatisfy((part) -> assertThat(Soql.in("Gateway_Key__c", part)).hasSizeLessThan(90_000));
	}

	@Test
	void noValuesAreNoParts() {
		assertThat(Soql.parts(List.of())).isEmpty();
	}

}
