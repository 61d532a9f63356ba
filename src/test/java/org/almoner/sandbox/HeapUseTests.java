package org.almoner.sandbox;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeapUseTests {

	@Test
	void theMostBeforeAndAfterACollectionAreReadFromTheLog() {
		assertThat(HeapUse.of(List.of("[0.006s][info][gc] Using Serial",
				"[1.2s][info][gc] GC(0) Pause Young (Allocation Failure) 80M->12M(300M) 8.1ms",
				"[9.9s][info][gc] GC(1) Pause Full (Metadata GC Threshold) 130M->41M(300M) 20.1ms",
				"[10.9s][info][gc] GC(2) Pause Young (Allocation Failure) 121M->40M(300M) 7.1ms")))
			.isEqualTo(new HeapUse(130, 41, 3));
	}

}
