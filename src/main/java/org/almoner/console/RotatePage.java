package org.almoner.console;

import java.util.regex.Pattern;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.endpoint.Endpoints;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The replacement of a signing secret, with an overlap in which both are good. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/accounts/{key}/rotate")
class RotatePage {

	private static final Pattern SIGNING_SECRET = Pattern.compile("whsec_[!-~]{1,494}");

	private final PageAccounts pages;

	private final Endpoints endpoints;

	RotatePage(PageAccounts pages, Endpoints endpoints) {
		this.pages = pages;
		this.endpoints = endpoints;
	}

	@GetMapping
	ModelAndView ask(@PathVariable String key) {
		return page(this.pages.require(key));
	}

	@PostMapping
	ModelAndView rotate(@PathVariable String key, @RequestParam(defaultValue = "") String signingSecret,
			RedirectAttributes next) {
		GatewayAccount account = this.pages.require(key);
		boolean byHand = account.endpoint().optionalId().isEmpty();
		String pasted = signingSecret.strip();
		if (byHand && !SIGNING_SECRET.matcher(pasted).matches()) {
			return Attempt.refused(page(account).addObject("error",
					"Paste the new signing secret that Stripe shows: it begins with whsec_."));
		}
		@Nullable Secret secret = byHand ? Secret.of(pasted) : null;
		return Attempt.of(() -> this.endpoints.rotate(account.key(), secret), () -> page(account), () -> {
			next.addFlashAttribute("message", "The signing secret is replaced. The old one stays good for 24 hours at "
					+ "most, so no event is lost meanwhile.");
			return new ModelAndView("redirect:/admin/accounts/" + account.key());
		});
	}

	private static ModelAndView page(GatewayAccount account) {
		return new ModelAndView("admin/account-rotate").addObject("account", AccountFacts.of(account));
	}

}
