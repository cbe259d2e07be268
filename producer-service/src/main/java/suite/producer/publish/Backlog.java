package suite.producer.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import suite.producer.send.SendException;

/**
 * Refuses what would wait too long for Kafka. How long is estimated as what waits now,
 * divided by what was acknowledged in the last half second or so (Little's law): the
 * bound follows whatever the brokers take, and in an overload what is accepted is still
 * answered soon. Each lane, such as a partition, is estimated for itself, so that one
 * where nothing goes on does not fill the others. Work is measured in any unit.
 * Thread-safe.
 */
class Backlog {

	/** The time constant of the mean: a pause of that length is not yet a slow broker. */
	private static final double SECONDS = 0.5;

	private static final double TIMES_FREE = 2;

	/** So small a part of what may always wait is left to each lane. */
	private static final double FEW = 1 / 16.0;

	private final double maxWaitSeconds;

	private final double always;

	private final LongSupplier nanoTime;

	private final Map<Object, Lane> lanes = new HashMap<>();

	private double waiting;

	/**
	 * Makes a bound.
	 * @param always as much may wait whatever the estimate says, of one lane at most
	 * twice what is left for the others: a single caller who sees a broker fail over is
	 * not to be refused
	 */
	Backlog(Duration maxWait, double always, LongSupplier nanoTime) {
		this.maxWaitSeconds = maxWait.toMillis() / 1000.0;
		this.always = always;
		this.nanoTime = nanoTime;
	}

	/**
	 * Lets work in.
	 * @param key of the lane; there are few
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if too much waits
	 */
	synchronized void enter(Object key, double work) {
		Lane lane = this.lanes.computeIfAbsent(key, (absent) -> new Lane(this.nanoTime.getAsLong()));
		lane.fade(this.nanoTime.getAsLong());
		double bound = Math.max(this.always * FEW, TIMES_FREE * (this.always - this.waiting));
		if (lane.waiting >= Math.max(bound, lane.recent / SECONDS * this.maxWaitSeconds)) {
			throw new SendException(SendException.Outcome.NOT_SENT,
					"not sent: what waits for Kafka already takes longer than suite.producer.publish.max-wait", null);
		}
		lane.waiting += work;
		this.waiting += work;
	}

	/**
	 * Takes note that work is done.
	 * @param acked whether Kafka took it, and did not merely fail
	 */
	synchronized void leave(Object key, double work, boolean acked) {
		Lane lane = this.lanes.get(key);
		lane.waiting -= work;
		this.waiting -= work;
		if (acked) {
			lane.fade(this.nanoTime.getAsLong());
			lane.recent += work;
		}
	}

	private static final class Lane {

		private double waiting;

		/**
		 * What was acknowledged, fading with its age: about that of the time constant.
		 */
		private double recent;

		private long updated;

		private Lane(long now) {
			this.updated = now;
		}

		private void fade(long now) {
			this.recent *= Math.exp((this.updated - now) / (1e9 * SECONDS));
			this.updated = now;
		}

	}

}
