package suite.lab.faults;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import suite.lab.machine.Machine;
import suite.lab.benchmark.NotPossibleException;
import suite.lab.testbed.Wait;
import suite.launcher.service.SuiteException;
import suite.message.Topics;

/**
 * Carries out scenarios one after the other. Those under steady load are on the same
 * suite, with the same topics: what a check sees is everything since the start.
 */
final class FaultsLab {

	static final String READY_IN_TIME = "a killed service was ready again in 15 s";

	private static final long MAX_READY_MS = 15_000;

	private static final long LEAD_MS = 2_000;

	private static final long TAIL_MS = 3_000;

	private static final long SETTLE_SECONDS = 120;

	/** Readiness is asked of Kafka every 2 s with a timeout of 3 s. */
	private static final long MAX_CONTRADICTION_MS = 10_000;

	private final FaultsOptions options;

	private final PrintStream out;

	private final Instant startedAt = Instant.now();

	private final Machine machine = Machine.describe();

	private final List<ScenarioResult> results = new ArrayList<>();

	private final List<RunLedger> ledgers = new ArrayList<>();

	private final BitSet posted = new BitSet();

	private final AtomicInteger nextPost = new AtomicInteger();

	FaultsLab(FaultsOptions options, PrintStream out) {
		this.options = options;
		this.out = out;
	}

	/**
	 * Carries out everything.
	 * @param afterEach gets the report so far after each scenario
	 * @return the whole report
	 */
	FaultsReport run(Consumer<FaultsReport> afterEach) {
		List<FaultScenario> steady = scenarios(false);
		if (!steady.isEmpty()) {
			this.out.println("Starting three brokers and the three services ...");
			try (SuiteUnderTest suite = SuiteUnderTest.start(this.options.logs())) {
				Injections injections = new Injections(suite, this.options);
				each(steady, (scenario) -> carryOut(scenario, suite, injections), afterEach);
			}
		}
		each(scenarios(true), (scenario) -> new FullLoadTrial(scenario, this.options).carryOut(), afterEach);
		return report(true);
	}

	private List<FaultScenario> scenarios(boolean fullLoad) {
		return this.options.scenarios().stream().filter((scenario) -> scenario.fullLoad() == fullLoad).toList();
	}

	private void each(List<FaultScenario> scenarios, Function<FaultScenario, ScenarioResult> trial,
			Consumer<FaultsReport> afterEach) {
		for (int round = 0; round < this.options.repeat(); round++) {
			for (FaultScenario scenario : scenarios) {
				this.out.println(scenario.description() + " ...");
				ScenarioResult result = trial.apply(scenario);
				this.results.add(result);
				show(result);
				afterEach.accept(report(false));
			}
		}
	}

	private ScenarioResult carryOut(FaultScenario scenario, SuiteUnderTest suite, Injections injections) {
		long start = System.nanoTime();
		Recovery recovery = new Recovery();
		List<Check> checks = new ArrayList<>();
		boolean possible = true;
		Traffic traffic = Traffic.begin(suite, this.options.rate());
		ServiceWatch watch = ServiceWatch.begin(suite, traffic, this.posted, this.nextPost);
		try {
			Wait.millis(LEAD_MS);
			injections.inject(scenario, recovery);
			Wait.millis(TAIL_MS);
		}
		catch (NotPossibleException ex) {
			possible = false;
			this.out.println("  not possible here: " + ex.getMessage());
		}
		catch (SuiteException ex) {
			checks.add(Check.that("the suite recovered by itself", false, "%s", ex.getMessage()));
		}
		finally {
			watch.close();
			this.ledgers.addAll(traffic.finish());
		}
		long ended = System.nanoTime();
		checks.addAll(settle(suite));
		long settledMs = (System.nanoTime() - ended) / 1_000_000;
		checks.addAll(health(suite, watch, recovery));
		return new ScenarioResult(scenario, scenario.description(), possible, (System.nanoTime() - start) / 1e9,
				settledMs, recovery.tookMs(), watch.memory().mib(), List.copyOf(checks));
	}

	// Everything is looked at until it fits, or does not for two minutes.
	private List<Check> settle(SuiteUnderTest suite) {
		long deadline = System.nanoTime() + SETTLE_SECONDS * 1_000_000_000L;
		while (true) {
			List<Check> checks;
			try {
				checks = evidence(suite).checks();
			}
			catch (SuiteException ex) {
				checks = List.of(Check.that("the suite answers", false, "%s", ex.getMessage()));
			}
			if (checks.stream().allMatch(Check::holds) || System.nanoTime() > deadline) {
				return checks;
			}
			Wait.millis(1_000);
		}
	}

	private Evidence evidence(SuiteUnderTest suite) {
		List<RunLedger> all = new ArrayList<>(this.ledgers);
		synchronized (this.posted) {
			all.add(new RunLedger(Topics.TEST, Content.POSTED, (BitSet) this.posted.clone()));
		}
		return Evidence.gather(suite, all);
	}

	private List<Check> health(SuiteUnderTest suite, ServiceWatch watch, Recovery recovery) {
		List<String> dead = suite.dead();
		long lied = watch.contradictionsMs().values().stream().mapToLong(Long::longValue).max().orElse(0);
		List<Long> ready = recovery.tookMs().getOrDefault(Injections.READY, List.of()).stream().sorted().toList();
		long inTime = ready.stream().filter((ms) -> ms <= MAX_READY_MS).count();
		return List.of(
				Check.that("no service had to be started by hand", dead.isEmpty(), "%s",
						dead.isEmpty() ? "all alive" : dead + " ended"),
				Check.that("readiness told the truth", lied <= MAX_CONTRADICTION_MS,
						"wrong for %,d ms at the longest: %s", lied, watch.contradictionsMs()),
				watch.memory().check(),
				Check.that(READY_IN_TIME, inTime == ready.size(), "%s",
						ready.isEmpty() ? "none was killed" : "%d of %d, median %,d ms, longest %,d ms".formatted(
								inTime, ready.size(), ready.get(ready.size() / 2), ready.get(ready.size() - 1))));
	}

	private void show(ScenarioResult result) {
		this.out.printf("  %s in %.0f s; settled %,d ms after the load%n", result.good() ? "PASS" : "FAIL",
				result.seconds(), result.settledMs());
		result.recoveryMs().forEach((what, tookMs) -> this.out.printf("       %s: %s ms%n", what, tookMs));
		result.checks()
			.forEach((check) -> this.out.printf("  %s %s: %s%n", check.holds() ? "  ok" : "FAIL", check.name(),
					check.detail()));
	}

	private FaultsReport report(boolean complete) {
		return new FaultsReport(this.startedAt, Instant.now(), complete, this.machine, SuiteUnderTest.QUICK_TO_START,
				this.options.rate(), this.options.seed(), this.options.kills(), this.options.awaySeconds(),
				List.copyOf(this.results));
	}

}
