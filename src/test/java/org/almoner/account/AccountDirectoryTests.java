package org.almoner.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.almoner.account.AccountCopies.Copy;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was written meanwhile against what the org answers later. */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class AccountDirectoryTests {

	private static final Sealer SEALER = Sealer.of(Secret.of("a key of thirty-two characters, sealing"));

	private static final AccountKey KEY = Samples.KEY;

	private static final RecordId ID = new RecordId("a0B000000000000001");

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final AccountRows rows = new AccountRows(new CredentialsText(SEALER));

	private final AccountCopies copies = new AccountCopies(new InMemorySharedCopies(), SEALER);

	private final CountDownLatch answer = new CountDownLatch(1);

	private final CountDownLatch asked = new CountDownLatch(1);

	private volatile String name = "Before";

	private volatile boolean slow;

	private final AccountDirectory directory = new AccountDirectory(this::org, this.copies, this.rows, this.clock,
			AccountDirectory.Patience.DEFAULT);

	@Test
	void anAnswerFromBeforeAWriteDoesNotBringTheOldAccountBack() throws Exception {
		assertThat(this.directory.find(KEY).name()).isEqualTo("Before");
		this.clock.advance(Duration.ofSeconds(61));
		this.slow = true;
		try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<GatewayAccount> stale = reader.submit(() -> this.directory.find(KEY));
			assertThat(this.asked.await(5, TimeUnit.SECONDS)).isTrue();
			this.clock.advance(Duration.ofMillis(1));
			write("Written");
			this.answer.countDown();
			assertThat(stale.get(5, TimeUnit.SECONDS).name()).isEqualTo("Written");
		}
		assertThat(this.directory.find(KEY).name()).isEqualTo("Written");
		assertThat(this.copies.get(KEY).orElseThrow().row().text("Name")).contains("Written");
	}

	@Test
	void anAnswerFromAfterAWriteIsBelieved() {
		this.directory.find(KEY);
		this.clock.advance(Duration.ofSeconds(1));
		write("Written");
		this.name = "Edited in the org";
		this.clock.advance(Duration.ofSeconds(59));
		assertThat(this.directory.find(KEY).name()).isEqualTo("Written");
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.directory.find(KEY).name()).isEqualTo("Edited in the org");
	}

	@Test
	void aCopyThatIsNewerThanAnAnswerIsKeptAlthoughTheAnswerLacksIt() {
		Instant written = this.clock.instant();
		this.copies.put(KEY, new Copy(row("New"), written));
		this.copies.retain(Set.of(), written.minusMillis(1));
		assertThat(this.copies.get(KEY)).isPresent();
		this.copies.retain(Set.of(KEY), written.plusSeconds(60));
		assertThat(this.copies.get(KEY)).isPresent();
		this.copies.retain(Set.of(), written.plusSeconds(60));
		assertThat(this.copies.get(KEY)).isEmpty();
	}

	@Test
	void aSlowReaderDoesNotUndoANewerCopy() {
		Instant written = this.clock.instant();
		this.copies.put(KEY, new Copy(row("New"), written));
		this.copies.put(KEY, new Copy(row("Old"), written.minusMillis(1)));
		assertThat(this.copies.get(KEY).orElseThrow().row().text("Name")).contains("New");
	}

	/** All accounts as the org has them when it is asked, told when it answers. */
	private AccountSnapshot org() {
		Instant readAt = this.clock.instant();
		Row row = row(this.name);
		if (this.slow) {
			this.asked.countDown();
			await(this.answer);
		}
		return new AccountSnapshot(Map.of(KEY, row), Map.of(KEY, account(row)), readAt);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(3, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void write(String newName) {
		Row row = row(newName);
		this.directory.add(KEY, new Copy(row, this.clock.instant()), account(row));
	}

	private GatewayAccount account(Row row) {
		return this.rows.account(KEY, ID, row).orElseThrow();
	}

	private Row row(String of) {
		Row made = this.rows.row(KEY, Samples.newAccount(of, null, Samples.manual()));
		return new Row(made.type(), ID, made.fields());
	}

}
