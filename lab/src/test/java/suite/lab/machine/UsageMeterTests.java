package suite.lab.machine;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageMeterTests {

	@Test
	void countsTheTimeSinceItBeganAnewAndTheGreatestMemoryOfAll() {
		try (UsageMeter meter = UsageMeter.of(ProcessHandle.current().pid())) {
			work(Duration.ofMillis(500));
			Usage before = meter.usage();
			assertThat(before.cpuSeconds()).isGreaterThan(0.4);
			meter.restart();
			assertThat(meter.usage().cpuSeconds()).isLessThan(0.2);
			assertThat(meter.usage().peakRssMiB()).isGreaterThanOrEqualTo(before.peakRssMiB());
		}
	}

	private static void work(Duration cpuTime) {
		long end = cpuTime() + cpuTime.toNanos();
		while (cpuTime() < end) {
			Thread.onSpinWait();
		}
	}

	private static long cpuTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

}
