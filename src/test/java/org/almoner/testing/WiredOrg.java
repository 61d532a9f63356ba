package org.almoner.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.account.AccountKey;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The simulated org, and the seam that asks it over its own wire. */
public final class WiredOrg implements AutoCloseable {

	private final SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"));

	private final List<AnnotationConfigApplicationContext> connections = new ArrayList<>();

	@ComponentScan("org.almoner.salesforce")
	static class Seam {

	}

	/** What asks the org; may fail as a test does. */
	@FunctionalInterface
	public interface Question {

		/** Asks. */
		void ask(SalesforceOperations salesforce) throws Exception;

	}

	/** The org itself. */
	public SimulatedOrg org() {
		return this.org;
	}

	/** Puts an account into the org and answers its record's id. */
	public String account(AccountKey key) {
		return this.org.insert("Gateway_Account__c", Map.of("Name", key.value(), "Gateway_Key__c", key.value()));
	}

	/** Asks the org over the wire. */
	public void ask(Question question) {
		ContextConsumer<AssertableApplicationContext> consumer = (context) -> question
			.ask(context.getBean(SalesforceOperations.class));
		new ApplicationContextRunner().withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean(Clock.class, Clock::systemUTC)
			.withUserConfiguration(Seam.class)
			.withPropertyValues(properties())
			.run(consumer);
	}

	/** What asks the org over the wire, for as long as this is open. */
	public SalesforceOperations connect() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues.of(properties()).applyTo(context);
		context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
		context.registerBean(Clock.class, Clock::systemUTC);
		context.register(Seam.class);
		context.refresh();
		this.connections.add(context);
		return context.getBean(SalesforceOperations.class);
	}

	private String[] properties() {
		return new String[] { "almoner.salesforce.url=" + this.org.url(),
				"almoner.salesforce.client-id=" + this.org.clientId(),
				"almoner.salesforce.client-secret=" + this.org.clientSecret() };
	}

	@Override
	public void close() {
		this.connections.forEach(AnnotationConfigApplicationContext::close);
		this.org.close();
	}

}
