package org.almoner.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.almoner.sandbox.SandboxAccount;

/**
 * How soon the processes are ready, what they take then, what one process that does
 * everything takes under load, and how large the jar is.
 */
final class SizeSection implements Section {

	private static final Path JAR = Path.of("target", "almoner.jar");

	private static final String BARE = "bare endpoint";

	private static final String LOAD = "started, nothing to do";

	private static final int CONNECTIONS = 64;

	@Override
	public List<Figure> measure(Setting setting) {
		int times = setting.scaled(3, 1);
		double[] web = new double[times];
		double[] worker = new double[times];
		double[] bare = new double[times];
		double bareMegabytes = 0;
		List<Figure> memory = new ArrayList<>();
		for (int number = 0; number < times; number++) {
			try (MeasuredSite site = MeasuredSite.start(setting.directory(), MeasuredSite.Plan.ofWorkers(1))) {
				web[number] = site.webStart();
				worker[number] = site.workerStart();
				memory = site.memory(LOAD);
			}
			try (BareProcess process = BareProcess.start(setting.directory())) {
				bare[number] = process.start();
				bareMegabytes = process.peakMegabytes();
			}
		}
		List<Figure> figures = new ArrayList<>();
		figures.add(Figure.of("size", LOAD, "web, seconds to readiness", Spread.median(web))
			.beside(Spread.median(bare), BARE));
		figures.add(Figure.of("size", LOAD, "worker, seconds to readiness", Spread.median(worker)));
		for (Figure figure : memory) {
			figures.add(figure.beside(bareMegabytes, BARE));
		}
		figures.add(Figure.of("size", "the jar", "MB", jarBytes() / 1e6));
		figures.addAll(together(setting));
		return figures;
	}

	/**
	 * One process that does everything: Giving Tuesday, and a backlog as fast as it
	 * comes.
	 */
	private static List<Figure> together(Setting setting) {
		int tuesday = setting.scaled(3000, 200);
		int backlog = setting.scaled(10_000, 500);
		CharityEvents charity = CharityEvents.of(15, tuesday + backlog);
		try (MeasuredSite site = MeasuredSite.start(setting.directory(), MeasuredSite.Plan.together())) {
			List<Figure> figures = new ArrayList<>(site.memory("both roles, nothing to do"));
			figures.add(Figure.of("size", "both roles, nothing to do", "seconds to readiness", site.webStart()));
			SandboxAccount account = site.connect(charity.month());
			site.answerAfter(MeasuredSite.USUAL_CALL);
			Deliveries.to(account.endpoint(), account.signingSecret())
				.atRate(50, CONNECTIONS, tuesday, Deliveries.inTurn(charity.slice(0, tuesday)));
			Backlog worked = Backlog.of(site, List.of(account), charity.slice(tuesday, backlog));
			figures.add(Figure.of("size", "both roles, a backlog of " + backlog, "events/s", worked.perSecond()));
			figures.addAll(site.memory("both roles, 50 events/s and a backlog"));
			return figures;
		}
	}

	private static double jarBytes() {
		try {
			return Files.exists(JAR) ? (double) Files.size(JAR) : 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
