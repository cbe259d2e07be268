package suite.producer.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

import suite.producer.send.SendException;

/**
 * Refuses what would wait too long for Kafka. How long is estimated as what waits now,
 * divided by what was acknowledged in the last half second or so (Little's law): the
 * bound follows whatever the brokers take, and in an overload what is accepted is still
 * answered soon. Work is measured in any unit. Thread-safe.
 */
class Backlog {

	/** The time constant of the mean: a pause of that length is not yet a slow broker. */
	private static final double SECONDS = 0.5;

	private final double maxWaitSeconds;

	private final double always;

	private final LongSupplier nanoTime;

	private double waiting;

	/** What was acknowledged, fading with its age: about that of the time constant. */
	private double recent;

	private long updated;

	/**
	 * Makes a bound.
	 * @param always as much may wait whatever the estimate says: a single caller who sees
	 * a broker fail over is not to be refused
	 */
	Backlog(Duration maxWait, double always, LongSupplier nanoTime) {
		this.maxWaitSeconds = maxWait.toMillis() / 1000.0;
		this.always = always;
		this.nanoTime = nanoTime;
		this.updated = nanoTime.getAsLong();
	}

	/**
	 * Lets work in.
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if too much waits
	 */
	synchronized void enter(double work) {
		fade();
		if (this.waiting >= Math.max(this.always, this.recent / SECONDS * this.maxWaitSeconds)) {
			throw new SendException(SendException.Outcome.NOT_SENT,
					"not sent: what waits for Kafka already takes longer than suite.producer.publish.max-wait", null);
		}
		this.waiting += work;
	}

	/**
	 * Takes note that work is done.
	 * @param acked whether Kafka took it, and did not merely fail
	 */
	synchronized void leave(double work, boolean acked) {
		this.waiting -= work;
		if (acked) {
			fade();
			this.recent += work;
		}
	}

	private void fade() {
		long now = this.nanoTime.getAsLong();
		this.recent *= Math.exp((this.updated - now) / (1e9 * SECONDS));
		this.updated = now;
	}

}
