package org.almoner.sandbox.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as Stripe's clients write them: {@code created[gte]=1},
 * {@code expand[0]=data.source} or {@code expand[]=data.source}.
 */
final class Form {

	private final Map<String, String> values = new LinkedHashMap<>();

	private final Map<String, List<String>> lists = new LinkedHashMap<>();

	static Form parse(@Nullable String encoded) {
		Form form = new Form();
		if (encoded != null && !encoded.isBlank()) {
			for (String pair : encoded.split("&", -1)) {
				int equals = pair.indexOf('=');
				form.add(decode(pair.substring(0, Math.max(equals, 0))), decode(pair.substring(equals + 1)));
			}
		}
		return form;
	}

	private void add(String name, String value) {
		String list = name.replaceFirst("\\[\\d*]$", "");
		if (!list.equals(name)) {
			this.lists.computeIfAbsent(list, (key) -> new ArrayList<>()).add(value);
		}
		this.values.put(name, value);
	}

	@Nullable String get(String name) {
		return this.values.get(name);
	}

	boolean has(String name) {
		return this.values.containsKey(name) || this.lists.containsKey(name);
	}

	/** The names of all parameters, without what stands between brackets. */
	Stream<String> names() {
		return this.values.keySet().stream().map((name) -> name.replaceFirst("\\[.*$", "")).distinct();
	}

	List<String> list(String name) {
		return this.lists.getOrDefault(name, List.of());
	}

	/** What stands between the brackets of a name, such as of {@code metadata[…]}. */
	Map<String, String> map(String name) {
		Map<String, String> map = new LinkedHashMap<>();
		this.values.forEach((key, value) -> {
			if (key.startsWith(name + "[") && key.endsWith("]")) {
				map.put(key.substring(name.length() + 1, key.length() - 1), value);
			}
		});
		return map;
	}

	long number(String name, long otherwise) {
		String value = get(name);
		try {
			return (value == null || value.isEmpty()) ? otherwise : Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw StripeError.badParameter(name, "Invalid integer: " + value);
		}
	}

	private static String decode(String encoded) {
		return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return this.values.toString();
	}

}
