package suite.lab.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import suite.lab.load.Latency;
import suite.lab.benchmark.CountsDifferException;
import suite.lab.benchmark.Measurement;
import suite.lab.benchmark.NotPossibleException;
import suite.lab.benchmark.Benchmark;
import suite.lab.benchmark.Comparison;
import suite.lab.workload.Scenario;
import suite.lab.workload.Target;
import suite.lab.workload.Workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/**
 * Comparison in memory, as fast and as honest as a test wants them.
 */
class BenchTests {

	private static final Target NONE = new Target(null, null, null, null, null, null, null, null, null);

	private final List<String> order = new ArrayList<>();

	private final List<List<Row>> soFar = new ArrayList<>();

	@Test
	void measuresSuiteAndPeerInTurnAndTakesMedians() {
		Row row = only(3, NONE, comparison(List.of(100.0, 300.0, 200.0), List.of(100.0, 100.0, 400.0)));
		assertThat(this.order).containsExactly("suite", "peer", "suite", "peer", "suite", "peer");
		assertThat(row.messagesPerSecond()).isEqualTo(200);
		assertThat(row.peer().messagesPerSecond()).isEqualTo(100);
		// of 1, 3 and 0.5
		assertThat(row.ratio()).isEqualTo(1);
		assertThat(row.spread()).isEqualTo(2.5, offset(1e-9));
		assertThat(row.cpuSecondsPerMillion()).isEqualTo(2, offset(1e-9));
		assertThat(row.verdict()).isEqualTo(Verdict.PASS);
		assertThat(row.pairs()).hasSize(3);
	}

	@Test
	void aSlowSuiteMissesItsTarget() {
		Target target = new Target(0.8, 1000.0, null, 1.0, 1.0, null, null, null, "it is small");
		Row row = only(1, target, comparison(List.of(100.0), List.of(200.0)));
		assertThat(row.verdict()).isEqualTo(Verdict.MISS);
		assertThat(row.reason()).contains("ratio 0.50, wanted at least 0.80",
				"messages/s 100.00, wanted at least 1,000", "p99 ms 5.00, wanted at most 1.00");
		assertThat(row.reason()).endsWith("; it is small");
		assertThat(report(row).exitCode()).isZero();
	}

	@Test
	void whatKeptItFromItsTargetIsNotSaidOfAHit() {
		Target target = new Target(0.5, null, null, null, null, null, null, null, "it is small");
		Row row = only(1, target, comparison(List.of(100.0), List.of(200.0)));
		assertThat(row.verdict()).isEqualTo(Verdict.PASS);
		assertThat(row.reason()).isNull();
	}

	@Test
	void aNarrowMissDoesNotReadAsAHit() {
		Target target = new Target(1.0, 99.85, null, 4.99, null, null, null, null, null);
		Row row = only(1, target, comparison(List.of(99.8), List.of(100.0)));
		assertThat(row.reason()).isEqualTo("ratio 0.99, wanted at least 1.00; messages/s 99.80, wanted at least 99.85; "
				+ "p99 ms 5.00, wanted at most 4.99");
	}

	@Test
	void aTargetThatCannotBeHeldAgainstAnythingIsMissed() {
		Target target = new Target(null, null, null, null, null, null, 256.0, new Target.Than("other", 0.7, null),
				null);
		Row row = only(1, target, comparison(List.of(100.0), List.of(200.0)));
		assertThat(row.verdict()).isEqualTo(Verdict.MISS);
		assertThat(row.reason()).contains("idle MiB unknown", "in units of other unknown");
	}

	@Test
	void aSuiteThatLosesMessagesFailsAndHasNoFigures() {
		Row row = only(2, NONE, (scenario) -> new Comparison(Benchmark.of("suite", () -> {
			CountsDifferException.require("messages", 100, 99);
			return measurement(1);
		}), null));
		assertThat(row.verdict()).isEqualTo(Verdict.FAIL);
		assertThat(row.reason()).contains("100 expected, 99 found");
		assertThat(row.messagesPerSecond()).isNull();
		assertThat(report(row).exitCode()).isEqualTo(1);
	}

	@Test
	void aPeerThatLosesMessagesFailsToo() {
		Row row = only(1, NONE,
				(scenario) -> new Comparison(Benchmark.of("suite", () -> measurement(1)), Benchmark.of("peer", () -> {
					CountsDifferException.require("messages", 100, 101);
					return measurement(1);
				})));
		assertThat(row.verdict()).isEqualTo(Verdict.FAIL);
	}

	@Test
	void whatBreaksFailsAloneAndTheOthersAreMeasured() {
		Iterator<Comparison> comparison = List.of(new Comparison(Benchmark.of("suite", () -> {
			throw new IllegalStateException("no answer");
		}), null), new Comparison(Benchmark.of("suite", () -> measurement(5)), null)).iterator();
		List<Row> rows = bench((scenario) -> comparison.next())
			.measure(List.of(workload("a", 1, NONE), workload("b", 1, NONE)));
		assertThat(rows).extracting(Row::verdict).containsExactly(Verdict.FAIL, Verdict.PASS);
		assertThat(rows.get(0).reason()).isEqualTo("no answer");
		assertThat(this.soFar).extracting(List::size).containsExactly(1, 2);
	}

	@Test
	void whatCannotBeMeasuredHereIsSkippedWithTheReason() {
		Row row = only(1, NONE, (scenario) -> {
			throw new NotPossibleException("no JDK 25 was given");
		});
		assertThat(row.verdict()).isEqualTo(Verdict.SKIPPED);
		assertThat(row.reason()).isEqualTo("no JDK 25 was given");
	}

	@Test
	void aRowIsComparedWithAnother() {
		Iterator<Double> rates = List.of(100.0, 60.0).iterator();
		Function<Scenario, Comparison> benchmarks = (scenario) -> new Comparison(
				Benchmark.of("suite", () -> measurement(rates.next())), null);
		Target target = new Target(null, null, null, null, null, null, null, new Target.Than("few", 0.7, null), null);
		List<Row> rows = bench(benchmarks).measure(List.of(workload("few", 1, NONE), workload("many", 1, target)));
		assertThat(rows.get(1).verdict()).isEqualTo(Verdict.MISS);
		assertThat(rows.get(1).reason()).contains("in units of few 0.60, wanted at least 0.70");
	}

	private Function<Scenario, Comparison> comparison(List<Double> suite, List<Double> peer) {
		Iterator<Double> suites = suite.iterator();
		Iterator<Double> peers = peer.iterator();
		return (scenario) -> new Comparison(Benchmark.of("suite", () -> {
			this.order.add("suite");
			return measurement(suites.next());
		}), Benchmark.of("peer", () -> {
			this.order.add("peer");
			return measurement(peers.next());
		}));
	}

	private static Measurement measurement(double rate) {
		return new Measurement(500_000, rate, new Latency(1, 2, 5, 9, 10), 1.0, 0.5, 100.0, null);
	}

	private Row only(int pairs, Target target, Function<Scenario, Comparison> benchmarks) {
		return bench(benchmarks).measure(List.of(workload("row", pairs, target))).get(0);
	}

	private static Report report(Row row) {
		return new Report(null, null, null, null, List.of(row), null);
	}

	private Bench bench(Function<Scenario, Comparison> benchmarks) {
		return new Bench(benchmarks, new PrintStream(OutputStream.nullOutputStream()), this.soFar::add);
	}

	private static Workload workload(String id, int pairs, Target target) {
		return new Workload(id, null, pairs, new Scenario.Consume(1, null, 1, 1), target, null);
	}

}
