package org.almoner.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

import org.almoner.sandbox.stripe.SmallCharity;
import org.almoner.sandbox.stripe.books.MonthOptions;

/**
 * Runs Almoner with everything around it and a small charity's traffic, so that records
 * appear within seconds. Ports are 8080, 8090 (org) and 8091 (Stripe); {@code PORT},
 * {@code SANDBOX_ORG_PORT} and {@code SANDBOX_STRIPE_PORT} set others.
 */
public final class SandboxApplication {

	private static final String PASSWORD = "sandbox";

	private static final int BURST = 150;

	private SandboxApplication() {
	}

	/** Starts, and runs until it is stopped. */
	@SuppressWarnings("SystemOut") // it is a command that a person reads
	public static void main(String[] args) throws InterruptedException {
		Sandbox.Ports ports = new Sandbox.Ports(port("PORT", 8080), port("SANDBOX_ORG_PORT", 8090),
				port("SANDBOX_STRIPE_PORT", 8091));
		Sandbox sandbox = Sandbox.start(ports, PASSWORD);
		SandboxAccount account = sandbox.connectWithApiKey("A small charity");
		SmallCharity charity = new SmallCharity(sandbox.stripe(),
				MonthOptions.EVERYTHING.forAccount("acct_1Sandbox", false), 1, BURST, InstantSource.system());
		charity.start(Duration.ofSeconds(2));
		CountDownLatch stopped = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			charity.close();
			sandbox.close();
			stopped.countDown();
		}, "sandbox-stop"));
		System.out.println(welcome(sandbox, account));
		stopped.await();
	}

	private static int port(String variable, int otherwise) {
		String port = System.getenv(variable);
		return (port == null || port.isBlank()) ? otherwise : Integer.parseInt(port.strip());
	}

	private static String welcome(Sandbox sandbox, SandboxAccount account) {
		URI app = sandbox.app();
		return """

				Almoner's sandbox runs; a small charity's gifts arrive from now on.

				  Almoner          %s   (admin password: %s)
				  The org          %s   its records, in a browser
				  The gifts        %s/records/Gift_Transaction__c
				  The Stripe       %s   (API key: %s)
				  The endpoint     %s

				Try:  curl -u admin:%s %s/api/status

				Stop it with Ctrl+C.
				""".formatted(app, PASSWORD, sandbox.org().url(), sandbox.org().url(), sandbox.stripe().base(),
				SandboxAccount.API_KEY, account.endpoint(), PASSWORD, app);
	}

}
