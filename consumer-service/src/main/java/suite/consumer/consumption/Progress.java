package suite.consumer.consumption;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What was received of one partition. Thread-safe.
 */
class Progress {

	/** The rate is the mean of this many whole seconds. */
	static final int RATE_SECONDS = 10;

	private final LongSupplier nanoTime;

	private final long[] counts = new long[RATE_SECONDS + 1];

	private long second;

	private long received;

	private OptionalLong position = OptionalLong.empty();

	Progress(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.second = now();
	}

	synchronized void add(int count, long position) {
		forgetPast();
		this.counts[slot(this.second)] += count;
		this.received += count;
		this.position = OptionalLong.of(position);
	}

	synchronized long received() {
		return this.received;
	}

	/**
	 * The offset after the last record received, empty if none was of the topic as it is
	 * now.
	 */
	synchronized OptionalLong position() {
		return this.position;
	}

	synchronized void forgetPosition() {
		this.position = OptionalLong.empty();
	}

	/**
	 * Records per second, the mean of the last {@value #RATE_SECONDS} seconds that are
	 * over.
	 */
	synchronized double ratePerSecond() {
		forgetPast();
		long sum = 0;
		for (long count : this.counts) {
			sum += count;
		}
		return (sum - this.counts[slot(this.second)]) / (double) RATE_SECONDS;
	}

	private void forgetPast() {
		long now = now();
		for (long next = Math.max(this.second + 1, now - RATE_SECONDS); next <= now; next++) {
			this.counts[slot(next)] = 0;
		}
		this.second = now;
	}

	private int slot(long second) {
		return (int) Math.floorMod(second, (long) this.counts.length);
	}

	private long now() {
		return TimeUnit.NANOSECONDS.toSeconds(this.nanoTime.getAsLong());
	}

}
