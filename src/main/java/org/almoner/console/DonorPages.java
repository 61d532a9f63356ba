package org.almoner.console;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.job.Job;
import org.almoner.retention.DonorQuestion;
import org.almoner.retention.Erasures;
import org.almoner.retention.TooManyErasuresException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The erasure of one donor's data: asked for, shown, confirmed. An e-mail address travels
 * in forms alone, never in an address that browsers and proxies keep.
 */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/donors")
class DonorPages {

	private static final String PAGE = "admin/donors";

	private final GatewayAccounts accounts;

	private final Erasures erasures;

	DonorPages(GatewayAccounts accounts, Erasures erasures) {
		this.accounts = accounts;
		this.erasures = erasures;
	}

	/**
	 * Whose data is meant, as it was typed.
	 *
	 * @param account the account's key
	 * @param email may be blank
	 * @param customer the gateway's id; may be blank
	 */
	record Form(String account, String email, String customer) {

		/** What is asked; throws with a sentence where nothing can be. */
		DonorQuestion question() {
			if (!AccountKey.matches(this.account)) {
				throw new IllegalArgumentException("Choose a Gateway Account");
			}
			return new DonorQuestion(new AccountKey(this.account), text(this.email), text(this.customer));
		}

		private static @Nullable String text(String typed) {
			return typed.isBlank() ? null : typed.strip();
		}

	}

	@GetMapping
	ModelAndView ask(@RequestParam(defaultValue = "") String account,
			@RequestParam(defaultValue = "") String customer) {
		return page(new Form(account, "", customer));
	}

	@PostMapping
	ModelAndView show(@RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String customer) {
		Form form = new Form(account, email, customer);
		try {
			return page(form).addObject("report", this.erasures.report(form.question()));
		}
		catch (IllegalArgumentException ex) {
			return refused(form, ex.getMessage() + ".", HttpStatus.UNPROCESSABLE_CONTENT);
		}
	}

	@PostMapping("/erase")
	ModelAndView erase(@RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String customer) {
		Form form = new Form(account, email, customer);
		try {
			return this.erasures.order(form.question())
				.map(Job::id)
				.map((job) -> new ModelAndView("redirect:/admin/jobs/" + job))
				.orElseGet(
						() -> refused(form, "The account knows nobody of that e-mail address.", HttpStatus.NOT_FOUND));
		}
		catch (IllegalArgumentException | TooManyErasuresException ex) {
			return refused(form, String.valueOf(ex.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
		}
		catch (RuntimeException ex) {
			AccountTrouble trouble = AccountTrouble.orThrow(ex);
			return refused(form, trouble.words(), trouble.status());
		}
	}

	private ModelAndView page(Form form) {
		return new ModelAndView(PAGE).addObject("form", form).addObject("accounts", this.accounts.list());
	}

	private ModelAndView refused(Form form, @Nullable String why, HttpStatus status) {
		ModelAndView page = page(form).addObject("problem", why);
		page.setStatus(status);
		return page;
	}

}
