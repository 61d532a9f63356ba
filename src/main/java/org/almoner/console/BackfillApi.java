package org.almoner.console;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.sweep.Backfills;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Backfills for the admin. Only JSON: see AccessConfiguration. */
@RestController
@ConditionalOnRole(Role.WEB)
@RequestMapping(path = "/api/accounts/{key}/backfill", consumes = MediaType.APPLICATION_JSON_VALUE)
class BackfillApi {

	private final Backfills backfills;

	BackfillApi(Backfills backfills) {
		this.backfills = backfills;
	}

	@PostMapping
	ResponseEntity<Object> order(@PathVariable String key, HttpServletRequest request) throws IOException {
		if (!AccountKey.matches(key)) {
			throw new NotFoundException("There is no Gateway Account of that key.");
		}
		JsonBody body = JsonBody.of(request, Set.of("since", "until"));
		Instant since = body.moment("since");
		Instant until = body.moment("until");
		if (since != null && until != null && !since.isBefore(until)) {
			body.wrong("until", "must be after since");
		}
		if (since == null) {
			body.wrong("since", "is missing: a moment such as 2026-01-01T00:00:00Z");
			since = Instant.EPOCH;
		}
		body.check();
		return JobApi.accepted(this.backfills.order(new AccountKey(key), since, until));
	}

}
