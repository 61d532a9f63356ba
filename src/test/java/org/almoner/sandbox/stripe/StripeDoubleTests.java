package org.almoner.sandbox.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Stripe's own client, unchanged, against the double. */
class StripeDoubleTests {

	private static final CharityMonth MONTH = CharityMonth.generate(77, 1_500, Instant.parse("2026-10-01T00:00:00Z"),
			MonthOptions.EVERYTHING);

	private static final String KEY = "sk_test_sandbox";

	private StripeDouble stripe;

	private StripeClient client;

	@BeforeEach
	void open() {
		this.stripe = StripeDouble.of(MONTH);
		this.stripe.allow(KEY);
		this.client = client(KEY);
	}

	@AfterEach
	void close() {
		this.stripe.close();
	}

	private StripeClient client(String key) {
		return StripeClient.builder()
			.setApiKey(key)
			.setApiBase(this.stripe.base().toString())
			.setMaxNetworkRetries(0)
			.build();
	}

	@Test
	void everyLineOfAPayoutIsListedWithItsSourceAndTheyAddUp() throws StripeException {
		for (Doc payout : MONTH.objects("payout").stream().filter((po) -> po.flag("automatic")).toList()) {
			BalanceTransactionListParams params = BalanceTransactionListParams.builder()
				.setPayout(payout.id())
				.setLimit(7L)
				.addExpand("data.source")
				.build();
			long net = 0;
			int lines = 0;
			for (BalanceTransaction line : this.client.v1().balanceTransactions().list(params).autoPagingIterable()) {
				if (!line.getId().equals(payout.text("balance_transaction"))) {
					net += line.getNet();
					lines++;
				}
				if (line.getSource() != null) {
					assertThat(line.getSourceObject()).isNotNull();
				}
			}
			assertThat(net).isEqualTo(payout.number("amount"));
			assertThat(lines).isEqualTo(MONTH.linesOfPayout(payout.id()).size());
		}
	}

	@Test
	void theLinesOfAManualPayoutAreNotToBeHad() {
		Doc manual = MONTH.objects("payout").stream().filter((po) -> !po.flag("automatic")).findFirst().orElseThrow();
		assertThatThrownBy(() -> this.client.v1()
			.balanceTransactions()
			.list(BalanceTransactionListParams.builder().setPayout(manual.id()).build()))
			.isInstanceOf(InvalidRequestException.class);
	}

	@Test
	void pagesLeadForthAndBackOverEveryChargeOnce() throws StripeException {
		Set<String> seen = new HashSet<>();
		var page = this.client.v1().charges().list(ChargeListParams.builder().setLimit(50L).build());
		page.autoPagingIterable().forEach((charge) -> assertThat(seen.add(charge.getId())).isTrue());
		assertThat(seen).hasSize(MONTH.objects("charge").size());

		Charge last = page.getData().getLast();
		var back = this.client.v1()
			.charges()
			.list(ChargeListParams.builder().setLimit(50L).setEndingBefore(last.getId()).build());
		assertThat(back.getData()).extracting(Charge::getId)
			.isEqualTo(page.getData().stream().limit(49).map(Charge::getId).toList());
		assertThat(back.getHasMore()).isFalse();
	}

	@Test
	void aPaymentIntentCarriesItsLatestChargeAndItsBalanceLineWhenAsked() throws StripeException {
		Doc charge = MONTH.objects("charge")
			.stream()
			.filter((it) -> it.flag("captured") && it.has("payment_intent"))
			.findFirst()
			.orElseThrow();
		PaymentIntent intent = this.client.v1()
			.paymentIntents()
			.retrieve(charge.text("payment_intent"),
					PaymentIntentRetrieveParams.builder().addExpand("latest_charge.balance_transaction").build());
		assertThat(intent.getLatestChargeObject().getId()).isEqualTo(charge.id());
		BalanceTransaction line = intent.getLatestChargeObject().getBalanceTransactionObject();
		assertThat(line.getNet()).isEqualTo(line.getAmount() - line.getFee());
	}

	@Test
	void refundsOfAChargeAndPaymentsOfAnInvoiceAreFoundByIt() throws StripeException {
		Doc refund = MONTH.objects("refund").iterator().next();
		assertThat(this.client.v1()
			.refunds()
			.list(RefundListParams.builder().setCharge(refund.text("charge")).build())
			.getData()).isNotEmpty().allMatch((it) -> it.getCharge().equals(refund.text("charge")));
		Doc link = MONTH.objects("invoice_payment")
			.stream()
			.filter((it) -> it.has("payment.payment_intent"))
			.findFirst()
			.orElseThrow();
		assertThat(this.client.v1()
			.invoicePayments()
			.list(InvoicePaymentListParams.builder()
				.setPayment(InvoicePaymentListParams.Payment.builder()
					.setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
					.setPaymentIntent(link.text("payment.payment_intent"))
					.build())
				.build())
			.getData()).singleElement().matches((it) -> it.getInvoice().equals(link.text("invoice")));
	}

	@Test
	void everyKindOfObjectCanBeReadByItsId() throws StripeException {
		var v1 = this.client.v1();
		assertThat(v1.customers().retrieve(first("customer")).getId()).isEqualTo(first("customer"));
		assertThat(v1.invoices().retrieve(first("invoice")).getLines().getData()).isNotEmpty();
		assertThat(v1.disputes().retrieve(first("dispute")).getBalanceTransactions()).isNotNull();
		assertThat(v1.payouts().retrieve(first("payout")).getAutomatic()).isNotNull();
		assertThat(v1.products().retrieve(first("product")).getName()).isNotBlank();
		assertThat(v1.prices().retrieve(first("price")).getRecurring().getInterval()).isIn("week", "month");
		assertThat(v1.subscriptions().retrieve(first("subscription")).getItems().getData()).hasSize(1);
		assertThat(v1.paymentMethods().retrieve(first("payment_method")).getType()).isEqualTo("card");
		assertThat(v1.refunds().retrieve(first("refund")).getCharge()).isNotBlank();
		assertThat(v1.checkout().sessions().retrieve(first("checkout.session")).getCustomerDetails()).isNotNull();
		assertThat(v1.accounts().retrieveCurrent().getId()).isEqualTo(MONTH.accountId());
	}

	private static String first(String kind) {
		return MONTH.objects(kind).stream().filter((it) -> !MONTH.isDeleted(it.id())).findFirst().orElseThrow().id();
	}

	@Test
	void eventsAreListedByTimeTypeAndWhetherTheyWereDelivered() throws StripeException {
		StripeEvent late = MONTH.events().get(900);
		this.stripe.markUndelivered(late.id(), true);
		List<Event> missed = this.client.v1()
			.events()
			.list(EventListParams.builder().setDeliverySuccess(false).build())
			.getData();
		assertThat(missed).extracting(Event::getId).containsExactly(late.id());

		EventListParams params = EventListParams.builder()
			.addType("charge.succeeded")
			.addType("charge.failed")
			.setCreated(EventListParams.Created.builder().setGte(late.created()).build())
			.setLimit(100L)
			.build();
		int found = 0;
		for (Event event : this.client.v1().events().list(params).autoPagingIterable()) {
			assertThat(event.getType()).isIn("charge.succeeded", "charge.failed");
			found++;
		}
		assertThat(found).isEqualTo((int) MONTH.events()
			.stream()
			.filter((it) -> it.created() >= late.created()
					&& Set.of("charge.succeeded", "charge.failed").contains(it.type()))
			.count());
		assertThat(this.client.v1().events().retrieve(late.id()).getCreated()).isEqualTo(late.created());
	}

	@Test
	void anEndpointTellsItsSecretOnceAndKeepsItsVersion() throws StripeException {
		WebhookEndpoint made = this.client.v1()
			.webhookEndpoints()
			.create(endpoint("https://almoner.example/webhooks/a"));
		assertThat(made.getSecret()).startsWith("whsec_").isEqualTo(this.stripe.secretOf(made.getId()));
		WebhookEndpoint read = this.client.v1().webhookEndpoints().retrieve(made.getId());
		assertThat(read.getSecret()).isNull();
		assertThat(read.getApiVersion()).isEqualTo("2026-07-29.dahlia");
		assertThat(read.getMetadata()).containsEntry("account", "k1");

		this.client.v1()
			.webhookEndpoints()
			.update(made.getId(), WebhookEndpointUpdateParams.builder().setDisabled(true).build());
		assertThat(this.client.v1().webhookEndpoints().list().getData()).singleElement()
			.matches((it) -> it.getStatus().equals("disabled"));
		assertThat(this.stripe.destinations()).isEmpty();
		assertThatThrownBy(() -> this.client.v1()
			.webhookEndpoints()
			.update(made.getId(),
					WebhookEndpointUpdateParams.builder().putExtraParam("api_version", "2020-08-27").build()))
			.isInstanceOf(InvalidRequestException.class);
		assertThat(this.client.v1().webhookEndpoints().delete(made.getId()).getDeleted()).isTrue();
		assertThat(this.client.v1().webhookEndpoints().list().getData()).isEmpty();
	}

	private static WebhookEndpointCreateParams endpoint(String url) {
		return WebhookEndpointCreateParams.builder()
			.setUrl(url)
			.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.CHARGE__SUCCEEDED)
			.setApiVersion(WebhookEndpointCreateParams.ApiVersion.VERSION_2026_07_29_DAHLIA)
			.putMetadata("account", "k1")
			.build();
	}

	@Test
	void aSeventeenthEndpointIsRefused() throws StripeException {
		for (int i = 0; i < 16; i++) {
			this.client.v1().webhookEndpoints().create(endpoint("https://almoner.example/" + i));
		}
		assertThatThrownBy(() -> this.client.v1().webhookEndpoints().create(endpoint("https://almoner.example/16")))
			.isInstanceOf(InvalidRequestException.class);
	}

	@Test
	void aRequestRepeatedWithItsKeyHasOneEffect() throws StripeException {
		RequestOptions once = RequestOptions.builder().setIdempotencyKey("one").build();
		String first = this.client.v1().webhookEndpoints().create(endpoint("https://almoner.example/1"), once).getId();
		String second = this.client.v1().webhookEndpoints().create(endpoint("https://almoner.example/1"), once).getId();
		assertThat(second).isEqualTo(first);
		assertThat(this.client.v1().webhookEndpoints().list().getData()).hasSize(1);
		assertThatThrownBy(
				() -> this.client.v1().webhookEndpoints().create(endpoint("https://almoner.example/2"), once))
			.hasMessageContaining("idempotent");
	}

	@Test
	void aWrongKeyIsRefusedAndARestrictedOneMayDoOnlyWhatItMay() throws StripeException {
		this.stripe.allow("rk_test_restricted", Set.of("rak_charge_read"));
		assertThatThrownBy(() -> client("sk_test_wrong").v1().charges().list())
			.isInstanceOf(AuthenticationException.class);
		assertThat(client("rk_test_restricted").v1().charges().list().getData()).isNotEmpty();
		assertThatThrownBy(() -> client("rk_test_restricted").v1().payouts().list())
			.isInstanceOf(PermissionException.class)
			.hasMessageContaining("rak_payout_read");
		assertThatThrownBy(
				() -> client("rk_test_restricted").v1().webhookEndpoints().create(endpoint("https://almoner.example")))
			.hasMessageContaining("rak_webhook_write");
	}

	@Test
	void whatIsExpandedNeedsItsOwnPermission() throws StripeException {
		this.stripe.allow("rk_test_restricted", Set.of("rak_charge_read"));
		ChargeListParams expanded = ChargeListParams.builder().addExpand("data.balance_transaction").build();
		assertThatThrownBy(() -> client("rk_test_restricted").v1().charges().list(expanded))
			.isInstanceOf(PermissionException.class)
			.hasMessageContaining("rak_balance_transaction_source_read");
		this.stripe.allow("rk_test_restricted", Set.of("rak_charge_read", "rak_balance_transaction_source_read"));
		assertThat(client("rk_test_restricted").v1().charges().list(expanded).getData()).isNotEmpty();
	}

	@Test
	void aParameterThatAListDoesNotTakeIsRefused() {
		assertThatThrownBy(() -> this.client.v1()
			.invoicePayments()
			.list(InvoicePaymentListParams.builder().putExtraParam("charge", "ch_1").build()))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("unknown parameter: charge");
		assertThatThrownBy(() -> this.client.v1()
			.invoicePayments()
			.list(InvoicePaymentListParams.builder().putExtraParam("payment[payment_intent]", "pi_1").build()))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("payment[type]");
	}

	@Test
	void objectsOfNoMonthAreListedAndReadToo() throws StripeException {
		this.stripe.show(List.of(Doc.of("id", "re_late", "object", "refund", "charge", "ch_late", "created", 1)));
		this.stripe.show(List.of(Doc.of("id", "re_late", "object", "refund", "charge", "ch_later", "created", 1)));
		assertThat(this.client.v1().refunds().retrieve("re_late").getCharge()).isEqualTo("ch_later");
		assertThat(this.client.v1().refunds().list(RefundListParams.builder().setCharge("ch_later").build()).getData())
			.hasSize(1);
	}

	@Test
	void troublesComeOnDemandAndPass() throws StripeException {
		this.stripe.faults().limitNext(1, Duration.ofSeconds(7));
		assertThatThrownBy(() -> this.client.v1().charges().list()).isInstanceOf(RateLimitException.class);
		this.stripe.faults().failNext(1, 503);
		assertThatThrownBy(() -> this.client.v1().charges().list()).isInstanceOf(ApiException.class);
		assertThat(this.client.v1().charges().list().getData()).isNotEmpty();
		assertThat(this.stripe.requests()).containsEntry("GET /v1/charges", 3);
	}

	@Test
	void whatIsNotThereIsNotFound() {
		assertThatThrownBy(() -> this.client.v1().charges().retrieve("ch_none"))
			.isInstanceOfSatisfying(InvalidRequestException.class, (ex) -> {
				assertThat(ex.getStatusCode()).isEqualTo(404);
				assertThat(ex.getCode()).isEqualTo("resource_missing");
			});
	}

}
