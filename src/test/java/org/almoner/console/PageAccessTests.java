package org.almoner.console;

import java.net.HttpCookie;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.almoner.salesforce.FailureKind;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the pages' tests, long enough", "almoner.admin-password=right-ü" })
class PageAccessTests {

	private static final String SESSION = "almoner-session";

	@LocalServerPort
	private int port;

	@Autowired
	private HandClock clock;

	@Autowired
	private InMemorySalesforce salesforce;

	@AfterEach
	void heal() {
		this.salesforce.away(null);
		this.clock.advance(Lockout.WINDOW.plusSeconds(1));
	}

	@Test
	void theBareAddressLeadsToTheConsole() throws Exception {
		HttpResponse<String> answer = stranger().get("/");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/admin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin", "/admin/logs", "/admin/payouts", "/admin/no-such-page", "/admin/lights" })
	void aStrangerIsLedToTheSignIn(String path) throws Exception {
		HttpResponse<String> answer = stranger().get(path);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).contains("/admin/sign-in");
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void theBasicPasswordOfTheApiOpensNoPage() throws Exception {
		String pair = Base64.getEncoder().encodeToString("admin:right-ü".getBytes(StandardCharsets.UTF_8));
		assertThat(stranger().get("/admin", "Authorization", "Basic " + pair).statusCode()).isEqualTo(302);
		assertThat(stranger().postWithout("/admin/sign-out", "", "Authorization", "Basic " + pair).statusCode())
			.isEqualTo(403);
	}

	@Test
	void theRightPasswordOpensThePagesAndSigningOutShutsThem() throws Exception {
		Browser browser = signedIn();
		HttpResponse<String> page = browser.get("/admin");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("<h1", "Sign out");
		assertThat(browser.post("/admin", "/admin/sign-out", Map.of()).body()).contains("You are signed out");
		assertThat(browser.get("/admin").body()).contains("Sign in");
	}

	@Test
	void aCookieThatWasKeptIsUselessOnceTheAdminSignedOut() throws Exception {
		Browser browser = signedIn();
		List<HttpCookie> kept = List.copyOf(browser.cookies());
		Browser thief = stranger().with(kept);
		assertThat(thief.get("/admin").statusCode()).isEqualTo(200);
		browser.post("/admin", "/admin/sign-out", Map.of());
		assertThat(thief.get("/admin").statusCode()).isEqualTo(302);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(signedIn().get("/admin").body()).as("another session").contains("Sign out");
		assertThat(thief.get("/admin").statusCode()).isEqualTo(302);
	}

	@Test
	void aStrangerWhoSignsOutEndsNobodysSession() throws Exception {
		Browser browser = signedIn();
		stranger().post("/admin/sign-in", "/admin/sign-out", Map.of());
		assertThat(browser.get("/admin").body()).contains("Sign out");
	}

	@Test
	void theCookiesAreForThisSitesPagesAndNoScript() throws Exception {
		Browser browser = stranger();
		HttpResponse<String> answer = browser.post("/admin/sign-in", "/admin/sign-in",
				Map.of("username", "admin", "password", "right-ü"));
		assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty()
			.allSatisfy((cookie) -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/admin")
				.doesNotContain("JSESSIONID"));
		assertThat(answer.headers().allValues("Set-Cookie"))
			.anySatisfy((cookie) -> assertThat(cookie).startsWith(SESSION + "=").contains("Max-Age=43200"));
	}

	@Test
	void overHttpsTheCookiesNeverGoOutInTheClear() throws Exception {
		HttpResponse<String> answer = stranger().get("/admin/sign-in", "X-Forwarded-Proto", "https");
		assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty()
			.allSatisfy((cookie) -> assertThat(cookie).contains("Secure"));
		assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
		assertThat(stranger().get("/admin/sign-in").headers().firstValue("Strict-Transport-Security")).isEmpty();
	}

	@Test
	void aSessionEndsAfterTwelveHours() throws Exception {
		Browser browser = signedIn();
		this.clock.advance(AdminSession.LIFE.minusMinutes(1));
		assertThat(browser.get("/admin").body()).contains("Sign out");
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(browser.get("/admin").body()).doesNotContain("Sign out");
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "YWRtaW4.9999999999.", "YWRtaW4.9999999999.AAAA", "..", "%00" })
	void aForgedSessionIsNone(String value) throws Exception {
		HttpCookie forged = new HttpCookie(SESSION, value);
		forged.setPath("/admin");
		forged.setVersion(0);
		assertThat(stranger().with(List.of(forged)).get("/admin").statusCode()).isEqualTo(302);
	}

	@Test
	void noSecretNoSessionHoldsAfterThePasswordChanged() {
		SignedText before = new SignedText("one secret key", "old password", this.clock);
		SignedText after = new SignedText("one secret key", "new password", this.clock);
		SignedText sibling = new SignedText("one secret key", "old password", this.clock);
		String signed = before.sign("session", "admin", this.clock.instant().plusSeconds(60));
		assertThat(sibling.open("session", signed)).contains("admin");
		assertThat(after.open("session", signed)).isEmpty();
		assertThat(before.open("flash", signed)).isEmpty();
	}

	@Test
	void aWrongPasswordIsRefusedInWordsAndTheWayBackIsKept() throws Exception {
		Browser browser = new Browser(this.port, Redirect.NORMAL);
		HttpResponse<String> answer = browser.post("/admin/sign-in", "/admin/sign-in",
				Map.of("username", "admin", "password", "wrong", "to", "/admin/logs?level=Error"));
		assertThat(answer.body()).contains("That was not the password", "value=\"/admin/logs?level=Error\"")
			.doesNotContain("wrong\"");
	}

	@Test
	void afterTenWrongPasswordsTheSignInSaysForHowLongItIsShut() throws Exception {
		Browser browser = new Browser(this.port, Redirect.NORMAL);
		for (int index = 0; index < Lockout.TRIES; index++) {
			browser.post("/admin/sign-in", "/admin/sign-in", Map.of("username", "admin", "password", "no" + index));
		}
		this.clock.advance(Duration.ofMinutes(5));
		HttpResponse<String> answer = browser.post("/admin/sign-in", "/admin/sign-in",
				Map.of("username", "admin", "password", "right-ü"));
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.body()).contains("another 10 minutes");
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		this.clock.advance(Duration.ofMinutes(11));
		assertThat(signedIn().get("/admin").body()).contains("Sign out");
	}

	@Test
	void aDeepLinkIsOpenedAfterSigningIn() throws Exception {
		Browser browser = new Browser(this.port, Redirect.NORMAL);
		HttpResponse<String> asked = browser.get("/admin/logs?level=Error");
		assertThat(asked.body()).contains("value=\"/admin/logs?level=Error\"");
		HttpResponse<String> opened = browser.post("/admin/sign-in", "/admin/sign-in",
				Map.of("username", "admin", "password", "right-ü", "to", "/admin/logs?level=Error"));
		assertThat(opened.uri().toString()).endsWith("/admin/logs?level=Error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "//evil.example", "/admin//evil", "/\\evil.example",
			"/admin\\@evil", "javascript:alert(1)", "/admin/../api/status", "/adminevil", "/admin/sign-out",
			"/admin\r\nSet-Cookie: x=y" })
	void noLinkLeadsAwayFromThePages(String target) {
		assertThat(LocalTarget.of(target)).startsWith("/admin").doesNotContain("\\", "\r", "..", "evil.", "sign-out");
		assertThat(LocalTarget.of("/admin/logs?level=Error")).isEqualTo("/admin/logs?level=Error");
	}

	@Test
	void aFormWithoutItsTokenChangesNothingAndSaysSoInThePagesLayout() throws Exception {
		Browser browser = signedIn();
		HttpResponse<String> refused = browser.postWithout("/admin/sign-out", "_csrf=forged");
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("This form is out of date", "aria-label=\"Sections\"");
		assertThat(browser.get("/admin").body()).contains("Sign out");
	}

	@Test
	void theTokenOfAPageStaysGoodWhileOtherPagesAreOpened() throws Exception {
		Browser browser = signedIn();
		String page = browser.get("/admin").body();
		browser.get("/admin/logs");
		browser.get("/admin/lights", "HX-Request", "true");
		String token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
		assertThat(browser.postWithout("/admin/sign-out", "", "X-XSRF-TOKEN", token).body())
			.contains("You are signed out");
	}

	@Test
	void aPartOfAPageThatIsAskedForAfterTheEndLeadsTheWholePageToTheSignIn() throws Exception {
		HttpResponse<String> answer = stranger().get("/admin/lights", "HX-Request", "true", "HX-Current-URL",
				"http://localhost/admin?x=1");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("HX-Redirect").orElse("")).startsWith("/admin/sign-in?to=");
	}

	@Test
	void pagesSayWhatABrowserMayDoWithThem() throws Exception {
		for (String path : List.of("/admin", "/admin/sign-in", "/admin/nothing")) {
			HttpResponse<String> answer = signedIn().get(path);
			assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'",
					"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'");
			assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
			assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
			assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
			assertThat(answer.body()).doesNotContain("<script>", "<style", " style=", " onclick=", "http://cdn");
		}
	}

	@Test
	void theAssetsAreOpenAndKeptForGoodUnderAnAddressOfTheirContent() throws Exception {
		String page = stranger().get("/admin/sign-in").body();
		String sheet = page.replaceAll("(?s).*href=\"(/assets/almoner-[0-9a-f]{32}\\.css)\".*", "$1");
		HttpResponse<String> answer = stranger().get(sheet);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
		String script = signedIn().get("/admin").body().replaceAll("(?s).*<script src=\"([^\"]+)\".*", "$1");
		assertThat(script).startsWith("/webjars/htmx.org/");
		assertThat(stranger().get(script).body()).contains("htmx");
	}

	@Test
	void whatIsNotThereAndWhatTakesNoFormIsSaidInThePagesLayout() throws Exception {
		Browser browser = signedIn();
		HttpResponse<String> nothing = browser.get("/admin/nothing");
		assertThat(nothing.statusCode()).isEqualTo(404);
		assertThat(nothing.body()).contains("There is no such page", "aria-label=\"Sections\"");
		HttpResponse<String> form = browser.post("/admin", "/admin", Map.of());
		assertThat(form.statusCode()).isEqualTo(405);
		assertThat(form.body()).contains("only takes", "aria-label=\"Sections\"");
	}

	@Test
	void whileSalesforceIsAwayThePagesSaySoAndWhatItMeans() throws Exception {
		Browser browser = signedIn();
		this.salesforce.away(FailureKind.AWAY);
		HttpResponse<String> overview = browser.get("/admin");
		assertThat(overview.statusCode()).isEqualTo(200);
		assertThat(overview.body()).contains("Does not answer");
		HttpResponse<String> log = browser.get("/admin/logs");
		assertThat(log.statusCode()).isEqualTo(503);
		assertThat(log.body()).contains("Salesforce is away", "aria-label=\"Sections\"");
	}

	private Browser stranger() {
		return new Browser(this.port, Redirect.NEVER);
	}

	private Browser signedIn() throws Exception {
		return Browser.signedIn(this.port, "right-ü");
	}

}
