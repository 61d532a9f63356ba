package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

import org.almoner.sandbox.stripe.StripeDouble;

/** What may be wrong with Stripe while a batch is asked for. */
enum Trouble {

	NONE {
		@Override
		void strike(StripeDouble stripe, Random random) {
			// all is well
		}
	},

	/** Some requests are answered 429. */
	TOO_FAST {
		@Override
		void strike(StripeDouble stripe, Random random) {
			stripe.faults().limitNext(1 + random.nextInt(3), Duration.ofSeconds(1 + random.nextInt(120)));
		}
	},

	/** Some requests are answered with an error of Stripe's own. */
	BROKEN {
		@Override
		void strike(StripeDouble stripe, Random random) {
			stripe.faults().failNext(1 + random.nextInt(3), random.nextBoolean() ? 500 : 503);
		}
	},

	/** The key may not read something. */
	NARROW {
		@Override
		void strike(StripeDouble stripe, Random random) {
			stripe.allow(LiveStripe.KEY, Set.of(PERMISSIONS[random.nextInt(PERMISSIONS.length)]));
		}
	},

	/** The key was revoked, to be granted again later. */
	REVOKED {
		@Override
		void strike(StripeDouble stripe, Random random) {
			stripe.revoke(LiveStripe.KEY);
		}
	},

	/** Answers take longer than anybody waits. */
	SILENT {
		@Override
		void strike(StripeDouble stripe, Random random) {
			stripe.faults().slowDown(Duration.ofSeconds(5));
		}
	};

	private static final String[] PERMISSIONS = { "rak_invoice_read", "rak_charge_read",
			"rak_balance_transaction_source_read", "rak_payout_read" };

	private static final Trouble[] QUICK = { TOO_FAST, BROKEN, NARROW, REVOKED };

	/** Begins; what it does is drawn. */
	abstract void strike(StripeDouble stripe, Random random);

	/** Mostly none; never {@link #SILENT}, which costs seconds. */
	static Trouble draw(Random random) {
		return random.nextBoolean() ? NONE : QUICK[random.nextInt(QUICK.length)];
	}

	/** All is well again. */
	static void end(StripeDouble stripe) {
		stripe.faults().limitNext(0, Duration.ofSeconds(1));
		stripe.faults().failNext(0, 500);
		stripe.faults().slowDown(Duration.ZERO);
		stripe.allow(LiveStripe.KEY);
	}

}
