package org.almoner.endpoint;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.almoner.account.AccountException;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.endpoint.Holding.Hold;
import org.almoner.gateway.EndpointOrder;
import org.almoner.gateway.Gateways;

/** Says what would put an endpoint right, and does it. */
final class Repairing {

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final Checking checking;

	private final Making making;

	private final InstantSource time;

	Repairing(GatewayAccounts accounts, Gateways gateways, Checking checking, Making making, InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.checking = checking;
		this.making = making;
		this.time = time;
	}

	Repair repair(GatewayAccount account, boolean dryRun, Hold hold) {
		Checking.requireActive(account);
		Scene scene = this.checking.scene(account);
		List<Step> steps = Plan.of(scene);
		List<String> words = steps.stream().map(Step::words).toList();
		boolean nothing = steps.stream().allMatch((step) -> step instanceof Step.ByHand);
		if (!dryRun) {
			steps.forEach((step) -> take(step, account, hold));
		}
		return new Repair(words, !dryRun && !nothing, this.checking.check(fresh(account)));
	}

	private GatewayAccount fresh(GatewayAccount account) {
		return this.accounts.find(account.key()).orElseThrow(() -> new AccountException.Unknown(account.key()));
	}

	private void take(Step step, GatewayAccount account, Hold hold) {
		Access access = Access.of(this.gateways, account);
		hold.require();
		switch (step) {
			case Step.Make make -> this.making.connect(intent(account, access), hold);
			case Step.Replace replace ->
				this.making.replace(intent(account, access), this.time.instant().plus(Pasting.OVERLAP), hold);
			case Step.Mend mend -> access.api().mend(access.apiKey(), mend.endpointId(), order(account));
			case Step.Delete delete -> access.delete(delete.endpointId());
			case Step.ByHand byHand -> {
				// is said, and left to the admin
			}
		}
	}

	private static Making.Intent intent(GatewayAccount account, Access access) {
		return new Making.Intent(account, access, account.optionalProviderAccountId(), Optional.empty());
	}

	private static EndpointOrder order(GatewayAccount account) {
		return new EndpointOrder(URI.create(account.endpoint().optionalUrl().orElseThrow()), account.key());
	}

}
