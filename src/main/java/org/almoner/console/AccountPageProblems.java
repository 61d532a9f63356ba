package org.almoner.console;

import org.almoner.account.AccountException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what the accounts' pages can't go on with by a page, where the API has JSON.
 */
@ControllerAdvice(assignableTypes = { AccountPage.class, ConnectPage.class, TestEventPage.class, DonePage.class,
		RepairPage.class, RotatePage.class, DisablePage.class })
@ConditionalOnRole(Role.WEB)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccountPageProblems {

	@ExceptionHandler
	ModelAndView notFound(NotFoundException ex) {
		return page("There is no such page", String.valueOf(ex.getMessage()), HttpStatus.NOT_FOUND);
	}

	@ExceptionHandler({ SalesforceException.class, AccountException.class })
	ModelAndView trouble(RuntimeException ex) {
		AccountTrouble trouble = AccountTrouble.orThrow(ex);
		return page("This page can't be shown now", trouble.words(), trouble.status());
	}

	private static ModelAndView page(String title, String words, HttpStatus status) {
		ModelAndView page = new ModelAndView("admin/account-problem").addObject("heading", title)
			.addObject("words", words);
		page.setStatus(status);
		return page;
	}

}
