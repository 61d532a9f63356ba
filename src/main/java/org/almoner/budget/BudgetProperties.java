package org.almoner.budget;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace of the budget.
 *
 * @param beat how often a process hands in the calls that it made
 */
@ConfigurationProperties("almoner.budget")
record BudgetProperties(@DefaultValue("3s") Duration beat) {

	BudgetProperties {
		if (beat.toMillis() < 1) {
			throw new IllegalArgumentException("almoner.budget.beat must be positive");
		}
	}

}
