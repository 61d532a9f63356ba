package org.almoner.budget;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.almoner.fault.Unforeseen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the budget beat for as long as the process runs. */
@Component
final class BudgetPulse implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(BudgetPulse.class);

	private final Governor governor;

	private final BudgetAlarm alarm;

	private final BudgetProperties properties;

	private volatile CountDownLatch stop = new CountDownLatch(1);

	private @Nullable Thread thread;

	BudgetPulse(Governor governor, BudgetAlarm alarm, BudgetProperties properties) {
		this.governor = governor;
		this.alarm = alarm;
		this.properties = properties;
	}

	@Override
	public void start() {
		CountDownLatch signal = new CountDownLatch(1);
		this.stop = signal;
		this.thread = Thread.ofVirtual().name("budget").start(() -> run(signal));
	}

	private void run(CountDownLatch signal) {
		try {
			do {
				beat();
			}
			while (!signal.await(this.properties.beat().toMillis(), TimeUnit.MILLISECONDS));
			// the last calls of this process count, too
			beat();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void beat() {
		try {
			this.governor.beat();
			this.alarm.look(this.governor.figures());
		}
		catch (RuntimeException ex) {
			log.error("The budget of API calls can't be reckoned", Unforeseen.of(ex));
		}
	}

	@Override
	public void stop() {
		this.stop.countDown();
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
