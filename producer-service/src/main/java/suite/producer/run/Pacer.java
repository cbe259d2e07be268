package suite.producer.run;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Tells when each message is meant to be sent, and waits for it. The schedule does not
 * shift when sending falls behind, so that a latency from the intended time holds the
 * waiting too. Used by one thread.
 */
class Pacer {

	/** How often a wait looks whether the run was cancelled. */
	private static final long MAX_PARK_NANOS = 50_000_000;

	/**
	 * For how many messages one reading of the clock serves where none waits for its
	 * time: a reading costs a good part of what a message does. Their latencies come out
	 * longer, never shorter, by what it takes to send so many.
	 */
	private static final int MESSAGES_PER_READING = 16;

	private final LongSupplier nanoTime;

	private final double intervalNanos;

	private final long start;

	private long latestReading;

	/**
	 * A schedule that starts now.
	 * @param intervalNanos between two messages; 0 means now, always
	 * @param nanoTime the clock, as {@link System#nanoTime()}
	 */
	Pacer(double intervalNanos, LongSupplier nanoTime) {
		this.intervalNanos = intervalNanos;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
		this.latestReading = this.start;
	}

	/**
	 * When the message is meant to be sent, on the pacer's clock.
	 */
	long intended(int index) {
		if (this.intervalNanos > 0) {
			return this.start + (long) (index * this.intervalNanos);
		}
		if (index % MESSAGES_PER_READING == 0) {
			this.latestReading = this.nanoTime.getAsLong();
		}
		return this.latestReading;
	}

	/**
	 * Waits a while for that time.
	 * @return whether it has come; if not, wait again
	 */
	boolean await(long intended) {
		if (this.intervalNanos == 0) {
			return true;
		}
		long remaining = intended - this.nanoTime.getAsLong();
		if (remaining > 0) {
			LockSupport.parkNanos(this, Math.min(remaining, MAX_PARK_NANOS));
			return intended - this.nanoTime.getAsLong() <= 0;
		}
		return true;
	}

}
