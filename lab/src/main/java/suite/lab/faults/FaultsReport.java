package suite.lab.faults;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

import suite.lab.machine.Machine;

/**
 * What is reported.
 *
 * @param complete whether all scenarios were carried out
 */
record FaultsReport(Instant startedAt, Instant endedAt, boolean complete, Machine machine, double rate, long seed,
		int kills, int awaySeconds, List<ScenarioResult> scenarios) {

	boolean good() {
		return this.complete && this.scenarios.stream().allMatch(ScenarioResult::good);
	}

	void print(PrintStream out) {
		long failed = this.scenarios.stream().filter((scenario) -> !scenario.good()).count();
		out.printf("%n%d scenarios, %d not possible here, %d failed%n%s%n", this.scenarios.size(),
				this.scenarios.stream().filter((scenario) -> !scenario.possible()).count(), failed, this.machine);
	}

}
