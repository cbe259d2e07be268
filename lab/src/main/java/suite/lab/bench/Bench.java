package suite.lab.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import suite.lab.bench.Row.Pair;
import suite.lab.benchmark.CountsDifferException;
import suite.lab.benchmark.Measurement;
import suite.lab.benchmark.NotPossibleException;
import suite.lab.benchmark.Benchmark;
import suite.lab.benchmark.Comparison;
import suite.lab.workload.Scenario;
import suite.lab.workload.Workload;

/**
 * Measures workloads one after the other, suite and peer of each in turn (A B A B): what
 * the machine does in the meantime hits both. A row that cannot be finished fails alone.
 */
final class Bench {

	private final Function<Scenario, Comparison> benchmarks;

	private final PrintStream progress;

	private final Consumer<List<Row>> soFar;

	/**
	 * A bench.
	 * @param benchmarks prepares what is measured
	 * @param progress where it says what it does
	 * @param soFar gets all rows there are after each row: a bench that is ended early
	 * leaves what it has
	 */
	Bench(Function<Scenario, Comparison> benchmarks, PrintStream progress, Consumer<List<Row>> soFar) {
		this.benchmarks = benchmarks;
		this.progress = progress;
		this.soFar = soFar;
	}

	/**
	 * Measures all of them.
	 * @param workloads what
	 * @return a judged row of each, in their order
	 */
	List<Row> measure(List<Workload> workloads) {
		Map<String, Row> rows = new LinkedHashMap<>();
		for (Workload workload : workloads) {
			this.progress.printf("%s (%d of %d)%n", workload.id(), rows.size() + 1, workloads.size());
			Row row = measure(workload);
			rows.put(workload.id(),
					(row.verdict() == Verdict.PASS) ? Verdicts.judge(row, workload.target(), rows) : row);
			this.progress.println("  " + Table.line(rows.get(workload.id())));
			this.soFar.accept(List.copyOf(rows.values()));
		}
		return List.copyOf(rows.values());
	}

	private Row measure(Workload workload) {
		try {
			Comparison comparison = this.benchmarks.apply(workload.scenario());
			List<Pair> pairs = new ArrayList<>();
			for (int i = 0; i < workload.pairs(); i++) {
				Measurement suite = measure(comparison.suite());
				pairs.add(new Pair(suite, (comparison.peer() != null) ? measure(comparison.peer()) : null));
			}
			return Rows.of(workload, (comparison.peer() != null) ? comparison.peer().name() : null, pairs);
		}
		catch (NotPossibleException ex) {
			return Row.without(workload.id(), workload.promise(), Verdict.SKIPPED, ex.getMessage());
		}
		catch (CountsDifferException ex) {
			return Row.without(workload.id(), workload.promise(), Verdict.FAIL, "counts differ: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			return Row.without(workload.id(), workload.promise(), Verdict.FAIL, String.valueOf(ex.getMessage()));
		}
	}

	private Measurement measure(Benchmark benchmark) {
		Measurement measurement = benchmark.measure();
		this.progress.printf(Locale.ROOT, "  %-28s %s%n", benchmark.name(),
				(measurement.start() != null) ? "%.2f s".formatted(measurement.start().readySeconds())
						: "%,.0f/s".formatted(measurement.messagesPerSecond()));
		return measurement;
	}

}
