package org.almoner.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.GatewayAccounts;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The first step of the set-up: what an account is called and how its books are kept.
 */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/new")
class NewAccountPage {

	private static final List<Choice> GIFT_MODELS = Arrays.stream(GiftModel.values()).map(Choice::of).toList();

	private final GatewayAccounts accounts;

	private final PublicAddress address;

	NewAccountPage(GatewayAccounts accounts, PublicAddress address) {
		this.accounts = accounts;
		this.address = address;
	}

	/** A gift model, and what it means in a sentence. */
	record Choice(String value, String meaning) {

		static Choice of(GiftModel model) {
			return new Choice(model.label(), switch (model) {
				case GIFT_TRANSACTION -> "Each payment makes a record of Almoner's own object Gift Transaction: "
						+ "the right choice where no other gift package is in use.";
				case NONE -> "Payments, refunds and payouts are written, and no gifts: "
						+ "for orgs that make gifts in a way of their own.";
			});
		}

	}

	@GetMapping
	ModelAndView ask(HttpServletRequest request) {
		try {
			String suggested = this.address.told()
				.orElseGet(() -> this.address.suggestion(request, this.accounts.list()));
			return page(NewAccountForm.empty(suggested), Map.of());
		}
		catch (SalesforceException ex) {
			return page(NewAccountForm.empty(this.address.base(request)), Map.of()).addObject("problem",
					AccountTrouble.orThrow(ex).words());
		}
	}

	@PostMapping
	ModelAndView create(@ModelAttribute("form") NewAccountForm typed) {
		NewAccountForm form = this.address.told()
			.map((told) -> new NewAccountForm(typed.name(), typed.mode(), typed.timeZone(), typed.giftModel(), told))
			.orElse(typed);
		Map<String, String> errors = form.errors();
		if (!errors.isEmpty()) {
			return Attempt.refused(page(form, errors));
		}
		try {
			GatewayAccount draft = this.accounts.create(form.account());
			return new ModelAndView("redirect:/admin/accounts/" + draft.key() + "/connect");
		}
		catch (RuntimeException ex) {
			return Attempt.troubled(AccountTrouble.orThrow(ex), page(form, Map.of()));
		}
	}

	private ModelAndView page(NewAccountForm form, Map<String, String> errors) {
		return new ModelAndView("admin/account-new").addObject("form", form)
			.addObject("errors", errors)
			.addObject("zones", NewAccountForm.ZONES)
			.addObject("giftModels", GIFT_MODELS)
			.addObject("askAddress", this.address.told().isEmpty());
	}

}
