package suite.producer.run;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Turns readings of {@link System#nanoTime()} into the time of day, so that one reading
 * serves for both: the time of day costs more than making a message. Asks for it anew
 * each millisecond and thus follows its adjustments. Used by one thread.
 */
class WallClock {

	private static final long MAX_AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final LongSupplier nanoTime;

	private final Supplier<Instant> now;

	private long anchorNanos;

	private long anchorMicros;

	WallClock(LongSupplier nanoTime, Supplier<Instant> now) {
		this.nanoTime = nanoTime;
		this.now = now;
		anchor();
	}

	private void anchor() {
		Instant instant = this.now.get();
		this.anchorNanos = this.nanoTime.getAsLong();
		this.anchorMicros = TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1000;
	}

	/**
	 * The time of day of a recent reading, in microseconds since the epoch.
	 */
	long micros(long nanoTime) {
		if (nanoTime - this.anchorNanos > MAX_AGE_NANOS) {
			anchor();
		}
		return this.anchorMicros + (nanoTime - this.anchorNanos) / 1000;
	}

}
