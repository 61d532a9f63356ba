package org.almoner.console;

import java.io.IOException;
import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.NewGatewayAccount;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gateway Accounts for the admin. */
@RestController
@ConditionalOnRole(Role.WEB)
@RequestMapping("/api/accounts")
class AccountsApi {

	private final GatewayAccounts accounts;

	private final NewAccounts newAccounts;

	private final PublicAddress address;

	AccountsApi(GatewayAccounts accounts, NewAccounts newAccounts, PublicAddress address) {
		this.accounts = accounts;
		this.newAccounts = newAccounts;
		this.address = address;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<AccountView> create(HttpServletRequest request) throws IOException {
		NewGatewayAccount account = NewAccountBody.read(request, this.address.base(request));
		GatewayAccount created = this.newAccounts.make(account);
		return ResponseEntity.created(URI.create("/api/accounts/" + created.key())).body(AccountView.of(created));
	}

	@GetMapping
	AccountsView list() {
		return new AccountsView(this.accounts.list().stream().map(AccountView::of).toList(),
				this.accounts.unreadable().stream().map(AccountsView.Unreadable::of).toList());
	}

	@GetMapping("/{key}")
	AccountView one(@PathVariable String key) {
		if (!AccountKey.matches(key)) {
			throw new NotFoundException("There is no Gateway Account of that key.");
		}
		return this.accounts.find(new AccountKey(key))
			.map(AccountView::of)
			.orElseThrow(() -> new NotFoundException("There is no Gateway Account " + key + "."));
	}

}
