package org.almoner.console;

import java.util.function.Supplier;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a form that changes something is answered with: what comes next, or the form's own
 * page again, which says what is the matter.
 */
final class Attempt {

	private Attempt() {
	}

	/**
	 * Changes something and goes on.
	 * @param page the form's own page; made after what went wrong, to show what is there
	 */
	static ModelAndView of(Runnable change, Supplier<ModelAndView> page, Supplier<ModelAndView> next) {
		try {
			change.run();
		}
		catch (RuntimeException ex) {
			return troubled(AccountTrouble.orThrow(ex), page.get());
		}
		return next.get();
	}

	/** A page that tells of trouble. */
	static ModelAndView troubled(AccountTrouble trouble, ModelAndView page) {
		page.setStatus(trouble.status());
		return page.addObject("problem", trouble.words());
	}

	/** A page that says what is wrong with what was typed into it. */
	static ModelAndView refused(ModelAndView page) {
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

}
