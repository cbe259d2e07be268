package suite.lab.faults;

import java.util.List;
import java.util.Map;

/**
 * What became of the suite.
 *
 * @param scenario what was done
 * @param possible whether it can be done here
 * @param seconds how long it took, checks included
 * @param settledMs how long after the end of the load everything was consumed and counted
 * @param recoveryMs how long each recovery took, by what recovered
 * @param peakMiB the most memory of each instance
 * @param checks what must hold
 */
record ScenarioResult(FaultScenario scenario, String description, boolean possible, double seconds, long settledMs,
		Map<String, List<Long>> recoveryMs, Map<String, Double> peakMiB, List<Check> checks) {

	boolean good() {
		return this.checks.stream().allMatch(Check::holds);
	}

}
