package suite.producer.send;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.errors.InterruptException;

import org.springframework.stereotype.Component;

/**
 * The records that may be sent and not acknowledged, shared by all who send many. Whoever
 * has none goes first, in the order of coming; whoever has some gets more as long as it
 * then holds at most twice as many as stay free. So one alone has two thirds, several
 * have as much as each other, and who comes while all others are stuck finds some.
 * <p>
 * No wait is for ever: each record is acknowledged, or expires after
 * {@code delivery.timeout.ms}. Thread-safe.
 */
@Component
public class Unacknowledged {

	private static final int TIMES_FREE = 2;

	private static final int MAX_CHUNK = 1024;

	private static final int CHUNKS = 64;

	private final int capacity;

	private final int bytesPerRecord;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** Shares that hold nothing and wait. */
	private final Deque<Share> newcomers = new ArrayDeque<>();

	private int free;

	Unacknowledged(UnacknowledgedSettings settings, BulkSettings bulk, MeterRegistry meters) {
		if (settings.maxSize().compareTo(bulk.buffer()) > 0) {
			throw new IllegalArgumentException(
					"suite.producer.unacknowledged.max-size must be at most suite.producer.bulk.buffer, %s, not %s"
						.formatted(bulk.buffer(), settings.maxSize()));
		}
		this.capacity = settings.maxRecords();
		this.bytesPerRecord = (int) Math.max(1, settings.maxSize().toBytes() / settings.maxRecords());
		this.free = this.capacity;
		Gauge.builder("suite.producer.unacknowledged", this, Unacknowledged::taken)
			.description("Records that runs, uploads and arrays may have sent and not seen acknowledged")
			.register(meters);
		Gauge.builder("suite.producer.unacknowledged.max", () -> this.capacity)
			.description("As many as there may be (suite.producer.unacknowledged.max-records)")
			.register(meters);
	}

	/**
	 * As many as are best taken at once where each counts one: taking and giving back
	 * needs a lock that all share. A power of two.
	 */
	public int chunk() {
		return Integer.highestOneBit(Math.max(1, Math.min(MAX_CHUNK, this.capacity / CHUNKS)));
	}

	/**
	 * For how many records one counts that holds so many bytes: at least one.
	 */
	int count(long bytes) {
		return (int) Math.min(this.capacity / TIMES_FREE, 1 + bytes / this.bytesPerRecord);
	}

	private int taken() {
		this.lock.lock();
		try {
			return this.capacity - this.free;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A share, empty at first, for one who sends many.
	 */
	public Share share() {
		return new Share(this.capacity);
	}

	/**
	 * A share for one who wants no more than the records that hold so many bytes.
	 */
	Share share(long maxBytes) {
		return new Share(count(maxBytes));
	}

	/**
	 * What one has taken. Thread-safe; one thread at a time takes.
	 */
	public final class Share implements AutoCloseable {

		private final int most;

		private int held;

		private boolean stopped;

		private Share(int most) {
			this.most = most;
		}

		/**
		 * Waits until there is room for so many more, and takes it.
		 * @param records at most {@link Unacknowledged#chunk()}, or what one record
		 * counts for
		 * @param nanos the longest wait
		 * @return whether it was taken; not once the share is stopped
		 */
		public boolean take(int records, long nanos) {
			Unacknowledged all = Unacknowledged.this;
			all.lock.lock();
			try {
				awaitRoom(records, nanos);
				boolean taken = !this.stopped && mayTake(records);
				if (taken) {
					this.held += records;
					all.free -= records;
				}
				return taken;
			}
			catch (InterruptedException ex) {
				throw new InterruptException(ex);
			}
			finally {
				if (all.newcomers.remove(this)) {
					all.changed.signalAll();
				}
				all.lock.unlock();
			}
		}

		private void awaitRoom(int records, long nanos) throws InterruptedException {
			Unacknowledged all = Unacknowledged.this;
			long left = nanos;
			while (!this.stopped && left > 0 && !mayTake(records)) {
				if (this.held == 0 && !all.newcomers.contains(this)) {
					all.newcomers.add(this);
				}
				left = all.changed.awaitNanos(left);
			}
		}

		private boolean mayTake(int records) {
			Unacknowledged all = Unacknowledged.this;
			if (this.held == 0) {
				return all.free >= records && (all.newcomers.isEmpty() || all.newcomers.peek() == this);
			}
			return all.newcomers.isEmpty()
					&& this.held + records <= Math.min(this.most, TIMES_FREE * (long) (all.free - records));
		}

		/**
		 * Gives so many back.
		 */
		public void giveBack(int records) {
			Unacknowledged all = Unacknowledged.this;
			all.lock.lock();
			try {
				this.held -= records;
				all.free += records;
				all.changed.signalAll();
			}
			finally {
				all.lock.unlock();
			}
		}

		/**
		 * Ends a wait, and lets nothing be taken any more.
		 */
		public void stop() {
			Unacknowledged all = Unacknowledged.this;
			all.lock.lock();
			try {
				this.stopped = true;
				all.changed.signalAll();
			}
			finally {
				all.lock.unlock();
			}
		}

		/**
		 * Gives all back: once everything that was sent has its outcome.
		 */
		@Override
		public void close() {
			stop();
			giveBack(this.held);
		}

	}

}
