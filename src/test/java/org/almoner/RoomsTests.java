package org.almoner;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTests {

	@Test
	void everyRoomUsesOnlyTheRoomsItIsAllowedTo() {
		ApplicationModules.of(AlmonerApplication.class).verify();
	}

}
