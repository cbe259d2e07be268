package suite.lab.faults;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

import suite.lab.machine.Machine;

/**
 * What is reported.
 *
 * @param complete whether all scenarios were carried out
 * @param serviceOption the option that the services' JVMs had beside those of
 * {@code ./run}
 */
record FaultsReport(Instant startedAt, Instant endedAt, boolean complete, Machine machine, String serviceOption,
		double rate, long seed, int kills, int awaySeconds, List<ScenarioResult> scenarios) {

	boolean good() {
		return this.complete && this.scenarios.stream().allMatch(ScenarioResult::good);
	}

	void print(PrintStream out) {
		long failed = this.scenarios.stream().filter((scenario) -> !scenario.good()).count();
		out.printf("%n%d scenarios, %d not possible here, %d failed%n%s%n", this.scenarios.size(),
				this.scenarios.stream().filter((scenario) -> !scenario.possible()).count(), failed, this.machine);
	}

}
