package org.almoner.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * How many events a second are worked off a backlog while a call of the org takes 150 ms:
 * by one worker for one account, and by as many as there are accounts.
 */
final class DrainSection implements Section {

	/** What the pace is compared with. */
	static final String SINGLE = "one event at a time, 1 worker";

	/** What becomes of the pace with more accounts. */
	static final String GROWTH = "times that of half as many";

	private static final int WARMING_UP = 100;

	private static final Map<String, String> ONE_AT_A_TIME = Map.of("ALMONER_POSTING_BATCHMAX", "1");

	@Override
	public List<Figure> measure(Setting setting) {
		int count = setting.scaled(5000, 300);
		CharityEvents charity = CharityEvents.of(13, WARMING_UP + count);
		double single = drain(setting, 1, setting.scaled(100, 20), charity, ONE_AT_A_TIME, new ArrayList<>());
		List<Figure> figures = new ArrayList<>();
		double half = 0;
		for (int accounts : List.of(1, 2, 4)) {
			double perSecond = drain(setting, accounts, count, charity, Map.of(), figures);
			figures.add(Figure.of("drain", load(accounts), "events/s", perSecond).beside(single, SINGLE));
			if (half > 0) {
				figures.add(Figure.of("drain", load(accounts), GROWTH, perSecond / half));
			}
			half = perSecond;
		}
		return figures;
	}

	private static String load(int accounts) {
		return (accounts == 1) ? "1 account, 1 worker" : accounts + " accounts, " + accounts + " workers";
	}

	private static double drain(Setting setting, int number, int count, CharityEvents charity,
			Map<String, String> variables, List<Figure> memory) {
		MeasuredSite.Plan plan = new MeasuredSite.Plan(number, Map.of(), variables);
		try (MeasuredSite site = MeasuredSite.start(setting.directory(), plan)) {
			List<SandboxAccount> accounts = IntStream.range(0, number).mapToObj(site::connectManually).toList();
			List<StripeEvent> first = charity.slice(0, variables.isEmpty() ? WARMING_UP : 2);
			Backlog.of(site, accounts, first);
			site.answerAfter(MeasuredSite.USUAL_CALL);
			Backlog backlog = Backlog.of(site, accounts, charity.slice(WARMING_UP, count));
			memory.addAll(site.memory("drain: " + load(number)));
			return backlog.perSecond();
		}
	}

}
