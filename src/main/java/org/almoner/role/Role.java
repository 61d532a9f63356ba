package org.almoner.role;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What a process does. One jar serves all roles; a small site runs both in one process.
 */
public enum Role {

	/** Answers HTTP: the door for events, and the admin API. */
	WEB,
	/** Takes events from the lanes and writes records. */
	WORKER;

	/** The property that lists the roles of this process. */
	public static final String PROPERTY = "almoner.roles";

	/**
	 * The roles of this process: those of {@link #PROPERTY}, both where it is not set.
	 */
	public static Set<Role> of(Environment environment) {
		return parse(environment.getProperty(PROPERTY));
	}

	/**
	 * Reads a list such as {@code web,worker}.
	 * @param list names between commas; null or blank stands for every role
	 * @return at least one role
	 * @throws IllegalArgumentException if a name is not that of a role
	 */
	public static Set<Role> parse(@Nullable String list) {
		if (list == null || list.isBlank()) {
			return EnumSet.allOf(Role.class);
		}
		EnumSet<Role> roles = EnumSet.noneOf(Role.class);
		Arrays.stream(list.split(",", -1)).map(Role::named).forEach(roles::add);
		return roles;
	}

	private static Role named(String name) {
		return valueOf(name.strip().toUpperCase(Locale.ROOT));
	}

}
