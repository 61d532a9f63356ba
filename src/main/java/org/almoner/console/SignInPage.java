package org.almoner.console;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in. */
@Controller
@ConditionalOnRole(Role.WEB)
class SignInPage {

	private final Lockout lockout;

	SignInPage(Lockout lockout) {
		this.lockout = lockout;
	}

	@GetMapping("/")
	String home() {
		return "redirect:" + LocalTarget.HOME;
	}

	@GetMapping(PageAccess.SIGN_IN)
	String signIn(HttpServletRequest request, HttpServletResponse response, Model model,
			@RequestParam(required = false) @Nullable String to) {
		if (request.getUserPrincipal() != null) {
			return "redirect:" + LocalTarget.of(to);
		}
		model.addAttribute("to", LocalTarget.of(to));
		Duration remaining = this.lockout.remaining(request.getRemoteAddr());
		if (remaining.isPositive()) {
			response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(remaining.toSeconds() + 1));
			model.addAttribute("locked", "There were too many wrong passwords. Nobody is listened to for another "
					+ Spans.inWords(remaining) + "; a right password would not be heard either. Then try again.");
		}
		else if (request.getParameter("refused") != null) {
			model.addAttribute("refused",
					"That was not the password. It is the one that was set as ALMONER_ADMIN_PASSWORD.");
		}
		model.addAttribute("out", request.getParameter("out") != null);
		return "admin/sign-in";
	}

}
