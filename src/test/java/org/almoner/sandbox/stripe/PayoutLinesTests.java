package org.almoner.sandbox.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceTransactionListParams;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Expectations;
import org.almoner.sandbox.stripe.books.LongPayout;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lines of payouts as Stripe's own client reads them from the double. */
class PayoutLinesTests {

	private static final CharityMonth MONTH = CharityMonth.generate(77, 600, Instant.parse("2026-08-01T00:00:00Z"),
			MonthOptions.EVERYTHING.with(MonthOptions.Balance.OF_EVERY_KIND));

	private static final String KEY = "sk_test_sandbox";

	private final List<Expectations.Payout> payouts = MONTH.expectations()
		.payouts()
		.values()
		.stream()
		.filter((payout) -> payout.lines().size() > 2)
		.toList();

	private final Expectations.Payout payout = this.payouts.getFirst();

	private final String line = this.payout.lines().get(1).id();

	private StripeDouble stripe;

	private StripeClient client;

	@BeforeEach
	void open() {
		this.stripe = StripeDouble.of(MONTH);
		this.stripe.allow(KEY);
		this.client = StripeClient.builder()
			.setApiKey(KEY)
			.setApiBase(this.stripe.base().toString())
			.setMaxNetworkRetries(0)
			.build();
	}

	@AfterEach
	void close() {
		this.stripe.close();
	}

	private List<BalanceTransaction> lines(String id, long limit) throws StripeException {
		BalanceTransactionListParams params = BalanceTransactionListParams.builder()
			.setPayout(id)
			.setLimit(limit)
			.addExpand("data.source")
			.build();
		List<BalanceTransaction> lines = new ArrayList<>();
		this.client.v1().balanceTransactions().list(params).autoPagingIterable().forEach(lines::add);
		return lines.stream().filter((one) -> !one.getType().equals("payout")).toList();
	}

	private static long net(List<BalanceTransaction> lines) {
		return lines.stream().mapToLong(BalanceTransaction::getNet).sum();
	}

	@Test
	void everyKindOfLineIsListedNewestFirst() throws StripeException {
		for (Expectations.Payout one : this.payouts) {
			List<BalanceTransaction> lines = lines(one.id(), 5);
			assertThat(lines).extracting(BalanceTransaction::getId)
				.isEqualTo(one.lines().stream().map(Expectations.Line::id).toList().reversed());
			assertThat(net(lines)).isEqualTo(one.amount());
		}
	}

	@Test
	void aLineCanBeAlteredAndPutRightAgain() throws StripeException {
		this.stripe.tampering().add(this.line, 7);
		assertThat(net(lines(this.payout.id(), 100))).isEqualTo(this.payout.amount() + 7);
		assertThat(this.client.v1().balanceTransactions().retrieve(this.line).getNet())
			.isEqualTo(this.payout.lines().get(1).shown().number("net") + 7);
		this.stripe.tampering().putRight();
		assertThat(net(lines(this.payout.id(), 100))).isEqualTo(this.payout.amount());
	}

	@Test
	void aLineCanBeLeftOutListedTwiceOrBeElsewhere() throws StripeException {
		int before = this.payout.lines().size();
		this.stripe.tampering().drop(this.line);
		assertThat(lines(this.payout.id(), 100)).hasSize(before - 1);
		this.stripe.tampering().putRight();
		this.stripe.tampering().repeat(this.line);
		assertThat(lines(this.payout.id(), 100)).hasSize(before + 1);
		this.stripe.tampering().putRight();
		this.stripe.tampering().move(this.line, this.payouts.get(1).id());
		assertThat(lines(this.payout.id(), 100)).hasSize(before - 1);
		assertThat(lines(this.payouts.get(1).id(), 100)).extracting(BalanceTransaction::getId).contains(this.line);
	}

	@Test
	void whatNobodyKnowsCanNotBeExpanded() {
		BalanceTransactionListParams params = BalanceTransactionListParams.builder()
			.setPayout(this.payout.id())
			.addExpand("data.sauce")
			.build();
		assertThatThrownBy(() -> this.client.v1().balanceTransactions().list(params))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("sauce");
	}

	@Test
	void aLongPayoutIsListedByPagesWithItsSources() throws StripeException {
		LongPayout made = LongPayout.of(1_200, Instant.parse("2026-11-01T00:00:00Z"), false);
		this.stripe.show(made);
		List<BalanceTransaction> lines = lines(made.id(), 100);
		assertThat(lines).hasSize(1_200).doesNotHaveDuplicates();
		assertThat(net(lines)).isEqualTo(made.amount())
			.isEqualTo(this.client.v1().payouts().retrieve(made.id()).getAmount());
		assertThat(lines).filteredOn((one) -> one.getType().equals("charge"))
			.hasSize(12 * 96)
			.allMatch((one) -> one.getSourceObject().getId().equals(one.getSource()));
		assertThat(this.stripe.requests()).containsEntry("GET /v1/balance_transactions", 13);
	}

	@Test
	void aRequestWaitsAtTheDoubleUntilItIsLetGo() throws Exception {
		Faults.Held held = this.stripe.faults().holdNext((request) -> request.contains(this.payout.id()));
		CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
			try {
				return lines(this.payout.id(), 100).size();
			}
			catch (StripeException ex) {
				throw new IllegalStateException(ex);
			}
		});
		Awaitility.await().until(held::isThere);
		assertThat(answer).isNotDone();
		held.release();
		assertThat(answer.get()).isEqualTo(this.payout.lines().size());
	}

}
