package org.almoner.role;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class OnRole extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Role needed = metadata.getAnnotations().get(ConditionalOnRole.class).getEnum("value", Role.class);
		boolean matches = Role.of(context.getEnvironment()).contains(needed);
		return new ConditionOutcome(matches,
				ConditionMessage.forCondition(ConditionalOnRole.class).because("the process needs the role " + needed));
	}

}
