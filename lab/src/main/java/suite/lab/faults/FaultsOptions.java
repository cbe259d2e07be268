package suite.lab.faults;

import java.nio.file.Path;
import java.util.List;

/**
 * What is asked for.
 *
 * @param scenarios what is done
 * @param repeat how often all of it is done
 * @param kills how often each service is killed in its scenario
 * @param awaySeconds how long all brokers are away
 * @param rate messages a second to each of the two input topics
 * @param seed of the pauses between the kills
 * @param fullLoad how much of it there is in the scenarios under full load
 * @param logs where brokers and services log
 */
record FaultsOptions(List<FaultScenario> scenarios, int repeat, int kills, int awaySeconds, double rate, long seed,
		FullLoadSize fullLoad, Path logs) {
}
