package org.almoner.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How soon the processes are ready, what they take then, and how large the jar is. */
final class SizeSection implements Section {

	private static final Path JAR = Path.of("target", "almoner.jar");

	private static final String BARE = "bare endpoint";

	private static final String LOAD = "started, nothing to do";

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
		return figures;
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
