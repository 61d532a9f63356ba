package org.almoner.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A browser in the hands of an admin, who finds things by what they say: a link or a
 * button by its text, a field by its label.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Dimension DESK = new Dimension(1280, 900);

	private static final Dimension PHONE = new Dimension(390, 844);

	/** A4 less its margins, in pixels. */
	private static final int PAPER = 688;

	private static final Path SHOTS = Path.of("target", "screenshots");

	private static final Path IMAGES = Path.of("docs", "images");

	private final ChromeDriver driver;

	private final URI site;

	private Browser(ChromeDriver driver, URI site) {
		this.driver = driver;
		this.site = site;
	}

	/** A fresh browser that knows nothing yet, at a desk. */
	static Browser at(URI site) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(Chromium.browser().orElseThrow().toFile());
		// root may not sandbox; a machine without a display has no GPU; nothing may be
		// asked of the network
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-quic", "--hide-scrollbars", "--force-device-scale-factor=1", "--lang=en-US");
		options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Chromium.driver().orElseThrow().toFile())
			.usingAnyFreePort()
			.build();
		ChromeDriver driver = new ChromeDriver(service, options);
		driver.manage().window().setSize(DESK);
		driver.manage().timeouts().pageLoadTimeout(PATIENCE);
		return new Browser(driver, site);
	}

	/** Goes to a page of the site. */
	Browser open(String path) {
		this.driver.get(this.site.resolve(path).toString());
		return this;
	}

	/** Signs in, from wherever the site leads to. */
	Browser signIn(String password) {
		open("/admin");
		fill("Password", password);
		press("Sign in");
		return this;
	}

	/** Types into the field of a label, in the place of what was there. */
	Browser fill(String label, String text) {
		WebElement field = field(label);
		field.clear();
		field.sendKeys(text);
		return this;
	}

	/** Chooses from the list of a label. */
	Browser choose(String label, String option) {
		new Select(field(label)).selectByVisibleText(option);
		return this;
	}

	/** Ticks a box or a choice by its label. */
	Browser tick(String label) {
		WebElement box = field(label);
		if (!box.isSelected()) {
			box.click();
		}
		return this;
	}

	/** Presses the first button, or follows the first link, that says this. */
	Browser press(String text) {
		String exact = "normalize-space(.)=" + quoted(text);
		WebElement found = find(By.xpath("//main//button[" + exact + "] | //main//a[" + exact + "] | //header//a["
				+ exact + "] | //header//button[" + exact + "]"));
		center(found);
		found.click();
		return this;
	}

	/** Waits until the page says something. */
	Browser see(String text) {
		await("“" + text + "” on " + this.driver.getCurrentUrl()).atMost(PATIENCE)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(text()).contains(text));
		return this;
	}

	/** What can be read on the page. */
	String text() {
		return this.driver.findElement(By.tagName("body")).getText();
	}

	/** The page's source, with what can't be seen. */
	String source() {
		return String.valueOf(this.driver.getPageSource());
	}

	/** What stands on the browser's tab. */
	String title() {
		return String.valueOf(this.driver.getTitle());
	}

	/** Where the browser is. */
	String path() {
		return URI.create(String.valueOf(this.driver.getCurrentUrl())).getPath();
	}

	/** The texts of all elements that a CSS selector finds. */
	List<String> texts(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

	/**
	 * What the browser's console complained of, such as scripts that its policy forbids.
	 */
	List<String> complaints() {
		return this.driver.manage().logs().get("browser").getAll().stream().map(String::valueOf).toList();
	}

	/**
	 * Whether the page is wider than the window, so that a reader must scroll sideways.
	 */
	boolean overflows() {
		Object wider = ((JavascriptExecutor) this.driver)
			.executeScript("return document.documentElement.scrollWidth > window.innerWidth + 1");
		return Boolean.TRUE.equals(wider);
	}

	/** Whether a part of the page is wider than the room that it has. */
	boolean hides(String selector) {
		Object wider = ((JavascriptExecutor) this.driver).executeScript(
				"return [...document.querySelectorAll(arguments[0])].some((e) => e.scrollWidth > e.clientWidth + 1)",
				selector);
		return Boolean.TRUE.equals(wider);
	}

	Browser onAPhone() {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", PHONE.getWidth(), "height", PHONE.getHeight(), "deviceScaleFactor", 1, "mobile", true));
		return this;
	}

	Browser atADesk() {
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		return this;
	}

	Browser inTheDark() {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
		return this;
	}

	/** Shows pages as they are printed, in the width of A4 between its margins. */
	Browser onPaper() {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", PAPER, "height", DESK.getHeight(), "deviceScaleFactor", 1, "mobile", false));
		return this;
	}

	Browser onScreen() {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
		return atADesk();
	}

	Browser withoutScripts() {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
		return this;
	}

	Browser withScripts() {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
		return this;
	}

	/**
	 * Takes a picture of the whole page: into {@code target/screenshots}, and with
	 * {@code -Dwrite-docs=true} into {@code docs/images} too.
	 */
	Browser shot(String name) {
		Map<String, Object> picture = this.driver.executeCdpCommand("Page.captureScreenshot",
				Map.of("format", "png", "captureBeyondViewport", true));
		byte[] png = Base64.getDecoder().decode(String.valueOf(picture.get("data")));
		write(SHOTS.resolve(name + ".png"), png);
		if (Boolean.getBoolean("write-docs")) {
			write(IMAGES.resolve(name + ".png"), png);
		}
		return this;
	}

	private static void write(Path file, byte[] png) {
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, png);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private WebElement field(String label) {
		WebElement found = find(By.xpath("//label[contains(normalize-space(.), " + quoted(label) + ")]"));
		String id = found.getDomAttribute("for");
		return (id != null) ? find(By.id(id)) : found.findElement(By.cssSelector("input, select, textarea"));
	}

	private WebElement find(By by) {
		return await(by + " on " + this.driver.getCurrentUrl()).atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> this.driver.findElement(by), WebElement::isDisplayed);
	}

	private void center(WebElement element) {
		((JavascriptExecutor) this.driver).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
	}

	private static String quoted(String text) {
		return "\"" + text.replace("\"", "") + "\"";
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
