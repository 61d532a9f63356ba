package org.almoner.browser;

import org.almoner.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An admin's ways through the console. */
@RequiresChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminJourneyTests {

	private static final String PASSWORD = "journeys-of-an-admin";

	private final Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, PASSWORD, "--almoner.posting.linger=50ms");

	private final Browser browser = Browser.at(this.sandbox.app());

	@AfterAll
	void stop() {
		this.browser.close();
		this.sandbox.close();
	}

	@Test
	@SuppressWarnings("SystemOut")
	void look() throws Exception {
		var account = this.sandbox.connectWithApiKey("A small charity");
		this.browser.open("/admin").shot("sign-in");
		this.browser.signIn(PASSWORD);
		for (String page : java.util.List.of("/admin", "/admin/accounts", "/admin/accounts/new",
				"/admin/accounts/" + account.key(), "/admin/accounts/" + account.key() + "/test", "/admin/events",
				"/admin/failed", "/admin/payouts", "/admin/logs")) {
			this.browser.open(page).shot("look" + page.replace('/', '-').replace(account.key(), "key"));
			System.out.println(page + " " + this.browser.path() + " overflow=" + this.browser.overflows() + "\n"
					+ this.browser.text().lines().limit(30).collect(java.util.stream.Collectors.joining("\n")) + "\n"
					+ this.browser.complaints());
		}
	}

}
