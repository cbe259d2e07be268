package suite.lab.acks;

import java.nio.file.Path;
import java.util.List;

/**
 * What is asked for.
 *
 * @param rows which settings
 * @param seed of the faults
 * @param repeat rounds of faults for each row
 * @param quick whether a round is short
 * @param load what is sent
 * @param logs where brokers and services log
 * @param jvmOptions of brokers and services
 */
record AcksOptions(List<Row> rows, long seed, int repeat, boolean quick, Load load, Path logs,
		List<String> jvmOptions) {
}
