package suite.lab.machine;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * Measures what processes use, from when it is made or started anew until it is stopped.
 * For one thread.
 */
public final class UsageMeter implements AutoCloseable {

	/** How far apart the samples of memory are. */
	public static final Duration INTERVAL = Duration.ofMillis(250);

	private static final double MIB = 1024 * 1024;

	private final OperatingSystem system = new SystemInfo().getOperatingSystem();

	private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "usage-meter");
		thread.setDaemon(true);
		return thread;
	});

	private final long[] pids;

	private long cpuMillisBefore;

	private volatile long cpuMillis;

	private volatile long peakRss;

	private UsageMeter(long[] pids) {
		this.pids = pids;
		restart();
		this.sampler.scheduleAtFixedRate(this::sample, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Begins to measure.
	 * @param pids the processes; of one that ends, the last sample counts
	 * @return the meter
	 */
	public static UsageMeter of(long... pids) {
		return new UsageMeter(pids.clone());
	}

	/**
	 * Begins anew: the processor time so far does not count, the greatest memory does.
	 */
	public void restart() {
		sample();
		this.cpuMillisBefore = this.cpuMillis;
	}

	/**
	 * What was used since the meter was made or began anew.
	 * @return the usage
	 */
	public Usage usage() {
		sample();
		return new Usage((this.cpuMillis - this.cpuMillisBefore) / 1000.0, this.peakRss / MIB);
	}

	private synchronized void sample() {
		OSProcess[] processes = LongStream.of(this.pids)
			.mapToObj((pid) -> this.system.getProcess((int) pid))
			.filter(Objects::nonNull)
			.toArray(OSProcess[]::new);
		if (processes.length < this.pids.length) {
			return;
		}
		long cpu = 0;
		long rss = 0;
		for (OSProcess process : processes) {
			cpu += process.getKernelTime() + process.getUserTime();
			rss += process.getResidentSetSize();
		}
		this.cpuMillis = cpu;
		this.peakRss = Math.max(this.peakRss, rss);
	}

	@Override
	public void close() {
		this.sampler.shutdownNow();
	}

}
