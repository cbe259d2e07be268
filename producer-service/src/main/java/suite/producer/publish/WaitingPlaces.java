package suite.producer.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import suite.producer.send.SendException;

/**
 * Places for requests that wait for Kafka: so many at the same time, and further ones are
 * refused. What is accepted is answered soon, and threads are left for others. Each lane,
 * such as a partition, gets a place as long as it has less than twice as many as are
 * free: one where nothing goes on leaves some to the others. Thread-safe.
 */
class WaitingPlaces {

	private static final int TIMES_FREE = 2;

	/** So small a part of the places each lane may always have, if they are free. */
	private static final int FEW = 16;

	private final int max;

	private final long burstNanos;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition left = this.lock.newCondition();

	/** How many places each lane has; there are few lanes. */
	private final Map<Object, Integer> taken = new HashMap<>();

	private int free;

	/**
	 * Makes places.
	 * @param burst how long further requests wait for those before them
	 */
	WaitingPlaces(int max, Duration burst) {
		this.max = max;
		this.burstNanos = burst.toNanos();
		this.free = max;
	}

	/**
	 * Takes a place, which {@link #leave} gives back.
	 * @param lane equal for all that wait for the same
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if there is none, and
	 * none becomes free in a moment
	 */
	void enter(Object lane) {
		this.lock.lock();
		try {
			awaitPlace(lane);
			this.free--;
			this.taken.merge(lane, 1, Integer::sum);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw tooMany();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void awaitPlace(Object lane) throws InterruptedException {
		long nanos = this.burstNanos;
		while (!hasPlace(lane)) {
			if (nanos <= 0) {
				throw tooMany();
			}
			nanos = this.left.awaitNanos(nanos);
		}
	}

	private boolean hasPlace(Object lane) {
		int has = this.taken.getOrDefault(lane, 0);
		return this.free > 0 && (has < this.max / FEW || has < TIMES_FREE * this.free);
	}

	/** Gives a place back. */
	void leave(Object lane) {
		this.lock.lock();
		try {
			this.free++;
			this.taken.merge(lane, -1, Integer::sum);
			this.left.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Why a request is refused that is one too many. */
	static SendException tooMany() {
		return new SendException(SendException.Outcome.NOT_SENT,
				"not sent: as many requests as may already wait for Kafka (suite.producer.publish.max-waiting)", null);
	}

}
