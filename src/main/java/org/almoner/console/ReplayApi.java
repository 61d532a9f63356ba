package org.almoner.console;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.posting.DryRuns;
import org.almoner.posting.ReplayJob;
import org.almoner.posting.ReplayOrder;
import org.almoner.posting.Replays;
import org.almoner.retention.Erasures;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Replays for the admin. What changes something takes JSON alone, which no forged form
 * can send.
 */
@RestController
@ConditionalOnRole(Role.WEB)
@RequestMapping("/api")
class ReplayApi {

	private final Replays replays;

	private final DryRuns dryRuns;

	private final Erasures erasures;

	ReplayApi(Replays replays, DryRuns dryRuns, Erasures erasures) {
		this.replays = replays;
		this.dryRuns = dryRuns;
		this.erasures = erasures;
	}

	@PostMapping(path = "/events/{eventId}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Object> one(@PathVariable String eventId, @RequestParam String account) {
		if (!AccountKey.matches(account)) {
			throw BadBodyException.of(Map.of("account", "account must be the key of a Gateway Account."));
		}
		return accepted(this.replays.order(ReplayOrder.of(new AccountKey(account), List.of(eventId))));
	}

	@PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Object> many(HttpServletRequest request) throws IOException {
		ReplayBody body = ReplayBody.read(request);
		return body.dryRun() ? ResponseEntity.ok(this.dryRuns.of(body.order()))
				: accepted(this.replays.order(body.order()));
	}

	@GetMapping("/jobs/{id}")
	Object job(@PathVariable String id) {
		return this.replays.find(id)
			.<Object>map(JobView::of)
			.or(() -> this.erasures.find(id).map(EraseJobView::of))
			.orElseThrow(() -> new NotFoundException("There is no job of that id; jobs are kept for seven days."));
	}

	private static ResponseEntity<Object> accepted(ReplayJob job) {
		return ResponseEntity.accepted()
			.location(URI.create("/api/jobs/" + job.id()))
			.body(Map.of("job", JobView.of(job)));
	}

}
