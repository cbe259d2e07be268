package suite.lab.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import suite.lab.machine.UsageMeter;
import suite.launcher.service.RunningService;

/**
 * The most resident memory that each instance was seen with. Thread-safe.
 */
final class PeakMemory {

	/** A heap of 256 MiB, and what a JVM needs beside it. */
	private static final double MAX_MIB = 640;

	private final Map<String, Double> mib = new ConcurrentSkipListMap<>();

	/**
	 * Looks at all instances that are alive.
	 */
	void weigh(SuiteUnderTest suite) {
		for (RunningService instance : suite.instances()) {
			if (instance.process().isAlive()) {
				try (UsageMeter meter = UsageMeter.of(instance.process().pid())) {
					this.mib.merge(instance.name(), meter.usage().peakRssMiB(), Math::max);
				}
			}
		}
	}

	Map<String, Double> mib() {
		return Map.copyOf(this.mib);
	}

	Check check() {
		double most = this.mib.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
		return Check.that("memory stayed bounded", most <= MAX_MIB, "%.0f MiB at most", most);
	}

}
