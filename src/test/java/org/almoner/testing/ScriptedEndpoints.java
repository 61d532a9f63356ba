package org.almoner.testing;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.almoner.account.AccountKey;
import org.almoner.account.Connection;
import org.almoner.account.Credentials;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.endpoint.EndpointCheck;
import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.endpoint.EndpointException;
import org.almoner.endpoint.Endpoints;
import org.almoner.endpoint.Repair;
import org.almoner.gateway.KeyReport;
import org.almoner.gateway.KeyReport.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/**
 * Endpoints without a gateway, as strict as the real ones: keys have a mode
 * ({@code rk_test_…}), one that holds {@code poor} lacks a permission, a connected
 * account is not connected again, and what a check finds can be set.
 */
@Primary
public final class ScriptedEndpoints implements Endpoints {

	/** What a key without the permission lacks. */
	public static final String NEEDED = "Webhook Endpoints: Write";

	/** The merchant account that a key belongs to. */
	public static String merchant(Secret apiKey) {
		return "acct_" + Integer.toHexString(apiKey.hashCode());
	}

	private final GatewayAccounts accounts;

	private final List<Finding> findings = new ArrayList<>();

	private @Nullable RuntimeException failure;

	/** Endpoints of these accounts. */
	public ScriptedEndpoints(GatewayAccounts accounts) {
		this.accounts = accounts;
	}

	/** Lets every call fail; null heals. */
	public void fail(@Nullable RuntimeException with) {
		this.failure = with;
	}

	/** Sets what the next checks find. */
	public void find(Finding... found) {
		this.findings.clear();
		this.findings.addAll(List.of(found));
	}

	@Override
	public KeyReport tryKey(AccountKey account, Secret apiKey) {
		GatewayAccount known = account(account);
		boolean live = apiKey.reveal().contains("_live_");
		if (live == known.testMode()) {
			throw new EndpointException(EndpointException.Kind.KEY,
					"This is a key of " + (live ? "live" : "test") + " mode");
		}
		return new KeyReport(merchant(apiKey), "Charity <b>& Co</b>", live, "EUR",
				List.of(new Permission(NEEDED, "make the endpoint", true, !apiKey.reveal().contains("poor")),
						new Permission("Payouts: Read", "reconcile payouts", false, false)));
	}

	@Override
	public GatewayAccount connect(AccountKey account, URI base, @Nullable Secret apiKey,
			@Nullable Secret signingSecret) {
		GatewayAccount known = account(account);
		if (known.isActive()) {
			throw new EndpointException(EndpointException.Kind.CONFLICT, "It has an endpoint already");
		}
		if (apiKey == null && signingSecret == null) {
			throw new EndpointException(EndpointException.Kind.STATE, "A key or a secret is needed");
		}
		if (apiKey != null && !tryKey(account, apiKey).missingNeeded().isEmpty()) {
			throw new EndpointException(EndpointException.Kind.KEY, "The key lacks " + NEEDED);
		}
		boolean own = signingSecret == null;
		Secret signing = (signingSecret == null) ? Secret.of("whsec_made_by_the_fake") : signingSecret;
		SigningSecret secret = new SigningSecret(signing, null);
		return this.accounts.connect(account, new Connection((apiKey == null) ? null : merchant(apiKey), null,
				base + "/webhooks/" + account, own ? "we_1Fake" : null, new Credentials(List.of(secret), apiKey)));
	}

	@Override
	public EndpointCheck check(AccountKey account) {
		account(account);
		EndpointHealth health = this.findings.isEmpty() ? EndpointHealth.HEALTHY : this.findings.getFirst().health();
		String detail = this.findings.stream().map(Finding::what).reduce("", String::concat);
		this.accounts.note(account, health, detail, WebTestApplication.NOW);
		return new EndpointCheck(account, health, WebTestApplication.NOW, this.findings);
	}

	@Override
	public Repair repair(AccountKey account, boolean dryRun) {
		EndpointCheck before = check(account);
		List<String> steps = before.findings()
			.stream()
			.filter(Finding::repairable)
			.map((finding) -> "Mend: " + finding.what())
			.toList();
		if (dryRun) {
			return new Repair(steps, false, before);
		}
		this.findings.removeIf(Finding::repairable);
		return new Repair(steps, true, check(account));
	}

	@Override
	public GatewayAccount rotate(AccountKey account, @Nullable Secret signingSecret) {
		GatewayAccount known = account(account);
		boolean byHand = known.endpoint().optionalId().isEmpty();
		if (!known.isActive() || byHand == (signingSecret == null)) {
			throw new EndpointException(EndpointException.Kind.STATE, "This does not fit the account");
		}
		Secret fresh = (signingSecret == null) ? Secret.of("whsec_rotated_by_the_fake") : signingSecret;
		Instant end = WebTestApplication.NOW.plusSeconds(86_400);
		SigningSecret old = new SigningSecret(known.credentials().signingSecrets().getFirst().secret(), end);
		return this.accounts.reseal(account, byHand ? null : "we_2Fake",
				new Credentials(List.of(new SigningSecret(fresh, null), old), known.credentials().apiKey()));
	}

	@Override
	public GatewayAccount disable(AccountKey account) {
		failIfTold();
		return this.accounts.disable(account);
	}

	@Override
	public void discard(AccountKey account) {
		if (account(account).status() != GatewayAccount.Status.DRAFT) {
			throw new EndpointException(EndpointException.Kind.STATE, "It is no Draft");
		}
		this.accounts.discard(account);
	}

	private GatewayAccount account(AccountKey key) {
		failIfTold();
		return this.accounts.find(key).orElseThrow();
	}

	private void failIfTold() {
		RuntimeException error = this.failure;
		if (error != null) {
			throw error;
		}
	}

}
