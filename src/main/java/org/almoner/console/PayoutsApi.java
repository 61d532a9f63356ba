package org.almoner.console;

import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.payout.Reconciliations;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payouts for the admin. Only JSON: see AccessConfiguration. */
@RestController
@ConditionalOnRole(Role.WEB)
@RequestMapping("/api/payouts")
class PayoutsApi {

	private final Reconciliations reconciliations;

	PayoutsApi(Reconciliations reconciliations) {
		this.reconciliations = reconciliations;
	}

	@PostMapping(path = "/{payoutId}/reconcile", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Object> reconcile(@PathVariable String payoutId, @RequestParam String account) {
		if (!AccountKey.matches(account)) {
			throw BadBodyException.of(Map.of("account", "account must be the key of a Gateway Account."));
		}
		return JobApi.accepted(this.reconciliations.order(new AccountKey(account), payoutId));
	}

}
