package org.almoner.console;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.console.NewAccountBody.Secrets;
import org.almoner.endpoint.Endpoints;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The life of an account's endpoint for the admin. Only JSON: see AccessConfiguration.
 */
@RestController
@ConditionalOnRole(Role.WEB)
@RequestMapping(path = "/api/accounts/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
class EndpointsApi {

	private final Endpoints endpoints;

	private final PublicAddress address;

	EndpointsApi(Endpoints endpoints, PublicAddress address) {
		this.endpoints = endpoints;
		this.address = address;
	}

	@PostMapping("/connect")
	AccountView connect(@PathVariable String key, HttpServletRequest request) throws IOException {
		Secrets secrets = NewAccountBody.secrets(JsonBody.of(request, Set.of("apiKey", "signingSecret")));
		if (secrets.none()) {
			throw BadBodyException.of("Give an apiKey, a signingSecret, or both.");
		}
		URI base = URI.create(this.address.base(request));
		return AccountView.of(this.endpoints.connect(account(key), base, secrets.apiKey(), secrets.signingSecret()));
	}

	@PostMapping("/check")
	CheckView check(@PathVariable String key, HttpServletRequest request) throws IOException {
		JsonBody.ofOptional(request, Set.of()).check();
		return CheckView.of(this.endpoints.check(account(key)));
	}

	@PostMapping("/repair")
	RepairView repair(@PathVariable String key, HttpServletRequest request) throws IOException {
		JsonBody body = JsonBody.ofOptional(request, Set.of("dryRun"));
		boolean dryRun = body.optionalFlag("dryRun");
		body.check();
		return RepairView.of(this.endpoints.repair(account(key), dryRun));
	}

	@PostMapping("/rotate")
	AccountView rotate(@PathVariable String key, HttpServletRequest request) throws IOException {
		Secrets secrets = NewAccountBody.secrets(JsonBody.ofOptional(request, Set.of("signingSecret")));
		return AccountView.of(this.endpoints.rotate(account(key), secrets.signingSecret()));
	}

	@PostMapping("/disable")
	AccountView disable(@PathVariable String key, HttpServletRequest request) throws IOException {
		JsonBody.ofOptional(request, Set.of()).check();
		return AccountView.of(this.endpoints.disable(account(key)));
	}

	private static AccountKey account(String key) {
		if (!AccountKey.matches(key)) {
			throw new NotFoundException("There is no Gateway Account of that key.");
		}
		return new AccountKey(key);
	}

}
