package org.almoner.budget;

import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.log.GatewayLog;
import org.almoner.queue.CallBucket;
import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together: every process spends, so every process has it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetProperties.class)
class BudgetConfiguration {

	@Bean
	Governor budget(SalesforceOperations salesforce, CallBucket bucket, SharedCopies copies, InstantSource time,
			MeterRegistry registry) {
		Governor governor = new Governor(salesforce, bucket, new ShareSetting(salesforce, copies, time),
				new OrgLimit(copies), time);
		gauge(registry, governor, "level", "Calls in the bucket; negative where it is overdrawn", BudgetFigures::level);
		gauge(registry, governor, "thrift", "From 0, calls as they come, to 1, as few as possible",
				BudgetFigures::thrift);
		gauge(registry, governor, "used", "Calls of all processes of Almoner in 24 hours; -1 if not known",
				(figures) -> figures.taken().lastDay());
		gauge(registry, governor, "allowed", "Calls that Almoner may make in 24 hours", BudgetFigures::allowed);
		return governor;
	}

	private static void gauge(MeterRegistry registry, Governor governor, String name, String description,
			ToDoubleFunction<BudgetFigures> value) {
		Gauge.builder("almoner.budget." + name, governor, (budget) -> value.applyAsDouble(budget.figures()))
			.description(description)
			.register(registry);
	}

	@Bean
	BudgetAlarm budgetAlarm(GatewayLog log, InstantSource time) {
		return new BudgetAlarm(log, time);
	}

}
