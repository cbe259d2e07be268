package suite.lab.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * When each message is to be sent. The plan is fixed from the start: what is late does
 * not move what comes after, so that latency from the intended time includes the wait.
 */
public final class Pacer {

	private final double intervalNanos;

	private final LongSupplier clock;

	private final LongConsumer sleep;

	private final long start;

	/**
	 * A pacer that begins now.
	 * @param rate messages per second
	 */
	public Pacer(double rate) {
		this(rate, System::nanoTime, LockSupport::parkNanos);
	}

	Pacer(double rate, LongSupplier clock, LongConsumer sleep) {
		this.intervalNanos = 1e9 / rate;
		this.clock = clock;
		this.sleep = sleep;
		this.start = clock.getAsLong();
	}

	/**
	 * Waits for the time of a message; not at all when it is over.
	 * @param index the message, from 0
	 * @return its intended time, of the clock
	 */
	public long await(long index) {
		long intended = this.start + (long) (index * this.intervalNanos);
		for (long remaining = intended - this.clock.getAsLong(); remaining > 0; remaining = intended
				- this.clock.getAsLong()) {
			this.sleep.accept(remaining);
		}
		return intended;
	}

}
