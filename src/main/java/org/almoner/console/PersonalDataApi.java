package org.almoner.console;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.retention.DonorQuestion;
import org.almoner.retention.Erasures;
import org.almoner.retention.RetentionTerms;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long payloads keep personal data, and the erasure of one donor's. */
@RestController
@ConditionalOnRole(Role.WEB)
@RequestMapping("/api/accounts/{key}")
class PersonalDataApi {

	private static final Set<String> ERASE = Set.of("email", "customerId", "dryRun");

	private final GatewayAccounts accounts;

	private final RetentionTerms terms;

	private final Erasures erasures;

	PersonalDataApi(GatewayAccounts accounts, RetentionTerms terms, Erasures erasures) {
		this.accounts = accounts;
		this.terms = terms;
		this.erasures = erasures;
	}

	@GetMapping("/retention")
	Map<String, @Nullable Object> retention(@PathVariable String key) {
		AccountKey account = require(key);
		return shown(account, this.terms.of(account).orElse(null));
	}

	@PostMapping(path = "/retention", consumes = MediaType.APPLICATION_JSON_VALUE)
	Map<String, @Nullable Object> retain(@PathVariable String key, HttpServletRequest request) throws IOException {
		AccountKey account = require(key);
		JsonBody body = JsonBody.of(request, Set.of("days"));
		Integer days = body.numberOrNull("days", RetentionTerms.DAYS_MIN, RetentionTerms.DAYS_MAX);
		body.check();
		this.terms.set(account, days);
		return shown(account, days);
	}

	private static Map<String, @Nullable Object> shown(AccountKey account, @Nullable Integer days) {
		Map<String, @Nullable Object> shown = new HashMap<>();
		shown.put("account", account.value());
		shown.put("days", days);
		return shown;
	}

	@PostMapping(path = "/erase", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Object> erase(@PathVariable String key, HttpServletRequest request) throws IOException {
		AccountKey account = require(key);
		JsonBody body = JsonBody.of(request, ERASE);
		String email = checked(body, "email", DonorQuestion.EMAIL_MAX);
		String customer = checked(body, "customerId", DonorQuestion.ID_MAX);
		boolean dryRun = body.optionalFlag("dryRun");
		if (email == null && customer == null) {
			body.wrong("email", "or customerId must be there");
		}
		body.check();
		DonorQuestion question = new DonorQuestion(account, email, customer);
		return dryRun ? ResponseEntity.ok(this.erasures.report(question)) : ordered(question);
	}

	private static @Nullable String checked(JsonBody body, String name, int longest) {
		String text = body.text(name, longest);
		boolean isEmail = name.equals("email");
		if (text != null && !(isEmail ? DonorQuestion.isEmail(text) : DonorQuestion.isCustomerId(text))) {
			body.wrong(name, isEmail ? "must be an e-mail address" : "must be the gateway's id of a customer");
		}
		return text;
	}

	private ResponseEntity<Object> ordered(DonorQuestion question) {
		return this.erasures.order(question)
			.map(JobApi::accepted)
			.orElseThrow(() -> new NotFoundException("The account knows nobody of that e-mail address."));
	}

	private AccountKey require(String key) {
		AccountKey account = PageAccounts.key(key);
		return this.accounts.find(account)
			.map((found) -> account)
			.orElseThrow(() -> new NotFoundException("There is no Gateway Account " + key + "."));
	}

}
