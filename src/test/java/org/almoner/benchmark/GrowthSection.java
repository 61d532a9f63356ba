package org.almoner.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.org.Calls;
import org.almoner.sandbox.org.Stencil;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * What the same work costs where more has been stored: new events, with once, ten times
 * and a hundred times as much history in the org. The history is copied straight into the
 * org, with other ids.
 */
final class GrowthSection implements Section {

	private static final Duration REST = Duration.ofSeconds(4);

	private static final List<String> HISTORY = List.of("Gateway_Event__c", "Gateway_Customer__c",
			"Gateway_Subscription__c", "Gateway_Product__c", "Gateway_Payment_Method__c", "Gateway_Invoice__c",
			"Gift_Transaction__c", "Gateway_Transaction__c", "Gateway_Dispute__c");

	private static final Pattern IDS = Pattern.compile("\\b[a-z]{2,8}_[A-Za-z0-9]{6,}");

	/** Longer texts are payloads and provenances, which nothing is searched by. */
	private static final int LONGEST_KEY = 255;

	@Override
	public List<Figure> measure(Setting setting) {
		int history = setting.scaled(1000, 200);
		int fresh = setting.scaled(500, 100);
		List<Figure> figures = new ArrayList<>();
		try (MeasuredSite site = MeasuredSite.start(setting.directory(), MeasuredSite.Plan.ofWorkers(1))) {
			SandboxAccount account = site.connectManually(1);
			Backlog.of(site, List.of(account), CharityEvents.of(14, history).slice(0, history));
			Stencil stencil = site.org().stencil(HISTORY);
			int copies = 1;
			for (int times : List.of(1, 10, 100)) {
				for (; copies < times; copies++) {
					repeat(stencil, copies);
				}
				figures.addAll(measure(site, account, times, CharityEvents.of(100 + times, fresh).slice(0, fresh)));
			}
		}
		return compared(figures);
	}

	/** Each beside the same with the least history, which are the first ones. */
	private static List<Figure> compared(List<Figure> figures) {
		List<Figure> compared = new ArrayList<>();
		for (Figure figure : figures) {
			Figure first = figures.stream().filter((one) -> one.what().equals(figure.what())).findFirst().orElseThrow();
			compared.add(first.load().equals(figure.load()) ? figure : figure.beside(first.value(), first.load()));
		}
		return compared;
	}

	private static void repeat(Stencil stencil, int number) {
		stencil.repeat((text) -> (text.length() > LONGEST_KEY) ? text : IDS.matcher(text).replaceAll("$0h" + number));
	}

	private static List<Figure> measure(MeasuredSite site, SandboxAccount account, int times,
			List<StripeEvent> events) {
		String load = times + "x history, " + site.org().count("Gateway_Event__c") + " events stored";
		site.answerAfter(MeasuredSite.USUAL_CALL);
		// what the worker does after a batch is not to be counted for the next one
		Moments.pause(REST);
		site.org().resetCalls();
		Backlog backlog = Backlog.of(site, List.of(account), events);
		Calls calls = site.org().calls();
		site.answerAfter(Duration.ZERO);
		List<Figure> figures = new ArrayList<>();
		figures.add(Figure.of("growth", load, "org calls/1,000 events", 1000.0 * calls.total() / events.size()));
		figures.add(Figure.of("growth", load, "rows written/1,000 events",
				1000.0 * (calls.rowsOf("create") + calls.rowsOf("upsert") + calls.rowsOf("update")) / events.size()));
		figures.add(Figure.of("growth", load, "seconds to work them", backlog.seconds()));
		return figures;
	}

}
