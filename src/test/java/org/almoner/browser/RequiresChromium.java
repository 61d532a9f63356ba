package org.almoner.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that needs a browser is skipped where there is none, and says so. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RequiresChromium.Condition.class)
@interface RequiresChromium {

	/** Asks whether the browser and its driver are there. */
	final class Condition implements ExecutionCondition {

		@Override
		@SuppressWarnings("SystemOut") // who runs the tests is to read it
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (Chromium.browser().isPresent() && Chromium.driver().isPresent()) {
				return ConditionEvaluationResult.enabled("Chromium and its driver are here");
			}
			String reason = "no Chromium with its driver is here (on Debian: apt-get install chromium chromium-driver)";
			System.out.println("SKIPPED " + context.getDisplayName() + ": " + reason);
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
