package org.almoner.webhook;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this process does.
 *
 * @param roles {@code ALMONER_ROLES}, both by default
 */
@ConfigurationProperties("almoner")
public record RoleProperties(@DefaultValue( {
		"web", "worker" }) Set<Role> roles){

	public RoleProperties {
		if (roles.isEmpty()) {
			throw new IllegalArgumentException("ALMONER_ROLES must name web, worker, or both");
		}
		roles = EnumSet.copyOf(roles);
	}

}
