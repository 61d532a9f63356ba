package org.almoner;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/**
 * Says on the error stream, in plain sentences, why there is no start. It comes before
 * Boot's own analyzers because those show the value that was refused, which may be a
 * secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalReporter implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		List<String> sentences = sentences(failure);
		sentences.forEach(System.err::println);
		return !sentences.isEmpty();
	}

	private static List<String> sentences(Throwable failure) {
		StartRefusedException refused = find(failure, StartRefusedException.class);
		if (refused != null) {
			return refused.problems();
		}
		BindException binding = find(failure, BindException.class);
		return (binding != null) ? List.of(sentence(binding)) : List.of();
	}

	/**
	 * A room's properties say themselves what is wrong; a value that can't be converted
	 * is not repeated.
	 */
	private static String sentence(BindException binding) {
		Throwable root = rootOf(binding);
		String message = root.getMessage();
		boolean own = root.getClass() == IllegalArgumentException.class && !isConversion(binding);
		return (own && message != null) ? message : "The value of " + binding.getName() + " can't be read.";
	}

	private static boolean isConversion(Throwable failure) {
		return find(failure, ConversionException.class) != null;
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		for (Throwable next = failure; next != null; next = next.getCause()) {
			root = next;
		}
		return root;
	}

	private static <T extends Throwable> @Nullable T find(@Nullable Throwable failure, Class<T> type) {
		for (Throwable next = failure; next != null; next = next.getCause()) {
			if (type.isInstance(next)) {
				return type.cast(next);
			}
		}
		return null;
	}

}
