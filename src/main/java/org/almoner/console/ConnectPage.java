package org.almoner.console;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.endpoint.Endpoints;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.GatewayEndpoints;
import org.almoner.gateway.Gateways;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The second step of the set-up: an account gets its endpoint, made by Almoner or by
 * hand. What was pasted is never put into a model.
 */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/connect")
class ConnectPage {

	private final PageAccounts pages;

	private final GatewayAccounts accounts;

	private final Endpoints endpoints;

	private final Gateways gateways;

	private final PublicAddress address;

	ConnectPage(PageAccounts pages, GatewayAccounts accounts, Endpoints endpoints, Gateways gateways,
			PublicAddress address) {
		this.pages = pages;
		this.accounts = accounts;
		this.endpoints = endpoints;
		this.gateways = gateways;
		this.address = address;
	}

	@GetMapping
	ModelAndView ask(@PathVariable String key, HttpServletRequest request) {
		ConnectForm form = ConnectForm.of(request);
		GatewayAccount account = this.pages.require(key);
		if (account.isActive()) {
			return new ModelAndView("redirect:/admin/accounts/" + account.key() + "/test");
		}
		return page(account, form, base(account, form, request));
	}

	/** Says what a key is good for: alone for htmx, else in the page. */
	@PostMapping("/try")
	ModelAndView tryKey(@PathVariable String key, HttpServletRequest request,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		ConnectForm form = ConnectForm.of(request);
		GatewayAccount account = this.pages.require(key);
		KeyVerdict verdict = verdict(account, form);
		ModelAndView answer = (htmx != null) ? new ModelAndView("admin/account-parts :: verdict")
				: page(account, form, base(account, form, request));
		return answer.addObject("verdict", verdict);
	}

	@PostMapping
	ModelAndView connect(@PathVariable String key, HttpServletRequest request, RedirectAttributes next) {
		ConnectForm form = ConnectForm.of(request);
		GatewayAccount account = this.pages.require(key);
		TypedAddress base = base(account, form, request);
		Map<String, String> errors = form.errors();
		if (!errors.isEmpty() || base.problem().isPresent()) {
			return Attempt.refused(page(account, form, base).addObject("errors", errors));
		}
		return Attempt.of(() -> connect(account, URI.create(base.base()), form), () -> page(account, form, base),
				() -> {
					next.addFlashAttribute("message",
							"The account is connected. One step is left: see that events arrive.");
					return new ModelAndView("redirect:/admin/accounts/" + account.key() + "/test");
				});
	}

	private void connect(GatewayAccount account, URI base, ConnectForm form) {
		if (!form.merchantId().isEmpty()) {
			this.accounts.claim(account.key(), form.merchantId());
		}
		this.endpoints.connect(account.key(), base, form.key(), form.signing());
	}

	private KeyVerdict verdict(GatewayAccount account, ConnectForm form) {
		Secret pasted = form.errors().containsKey("apiKey") ? null : form.key();
		if (pasted == null) {
			return KeyVerdict.problem(form.errors().getOrDefault("apiKey", "There is no key to check."));
		}
		try {
			return KeyVerdict.of(this.endpoints.tryKey(account.key(), pasted));
		}
		catch (RuntimeException ex) {
			return KeyVerdict.problem(AccountTrouble.orThrow(ex).words());
		}
	}

	/** As the environment tells, else as typed now, else as the account has it. */
	private TypedAddress base(GatewayAccount account, ConnectForm form, HttpServletRequest request) {
		String typed = form.address();
		String text = this.address.told()
			.orElseGet(() -> (typed != null && !typed.isBlank()) ? typed
					: PublicAddress.of(account).orElseGet(() -> this.address.base(request)));
		return TypedAddress.of(text, !account.testMode());
	}

	private ModelAndView page(GatewayAccount account, ConnectForm form, TypedAddress base) {
		Gateway gateway = this.gateways.of(account);
		ModelAndView page = new ModelAndView("admin/account-connect");
		page.addObject("account", AccountFacts.of(account));
		page.addObject("byHand", form.byHand());
		page.addObject("merchant",
				(form.merchant() == null) ? account.optionalProviderAccountId().orElse("") : form.merchant());
		page.addObject("errors", Map.of());
		page.addObject("askAddress", this.address.told().isEmpty());
		page.addObject("base", base.base());
		page.addObject("baseProblem", base.problem().orElse(null));
		page.addObject("endpointUrl", PublicAddress.endpoint(base.base(), account.key()));
		page.addObject("eventTypes", gateway.eventTypes().stream().sorted().toList());
		page.addObject("apiVersion", gateway.endpoints().map((there) -> there.terms().apiVersion()).orElse(null));
		page.addObject("permissions", gateway.endpoints().map(GatewayEndpoints::permissions).orElse(List.of()));
		return page;
	}

}
