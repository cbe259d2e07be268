package suite.producer.send;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.common.errors.InterruptException;

/**
 * Divides what there is among those who want some of it. Whoever has none goes first, in
 * the order of coming; whoever has some gets more as long as it then holds at most twice
 * as much as stays free. So one alone has two thirds, several have as much as each other,
 * and who comes while all others are stuck finds some. Thread-safe.
 */
public final class FairShares {

	static final int TIMES_FREE = 2;

	private final int capacity;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** Shares that hold nothing and wait. */
	private final Deque<Share> newcomers = new ArrayDeque<>();

	private int free;

	FairShares(int capacity) {
		this.capacity = capacity;
		this.free = capacity;
	}

	/** What is taken of all. */
	int taken() {
		this.lock.lock();
		try {
			return this.capacity - this.free;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A share, empty at first.
	 * @param most it never holds more
	 */
	Share share(int most) {
		return new Share(most);
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
		 * Waits until there is room for so much more, and takes it.
		 * @param count less than half of all there is
		 * @param nanos the longest wait
		 * @return whether it was taken; not once the share is stopped
		 */
		public boolean take(int count, long nanos) {
			FairShares all = FairShares.this;
			all.lock.lock();
			try {
				awaitRoom(count, nanos);
				boolean taken = !this.stopped && mayTake(count);
				if (taken) {
					this.held += count;
					all.free -= count;
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

		private void awaitRoom(int count, long nanos) throws InterruptedException {
			FairShares all = FairShares.this;
			long left = nanos;
			while (!this.stopped && left > 0 && !mayTake(count)) {
				if (this.held == 0 && !all.newcomers.contains(this)) {
					all.newcomers.add(this);
				}
				left = all.changed.awaitNanos(left);
			}
		}

		private boolean mayTake(int count) {
			FairShares all = FairShares.this;
			if (this.held == 0) {
				return all.free >= count && (all.newcomers.isEmpty() || all.newcomers.peek() == this);
			}
			return all.newcomers.isEmpty()
					&& this.held + count <= Math.min(this.most, TIMES_FREE * (long) (all.free - count));
		}

		/**
		 * Gives so much back.
		 */
		public void giveBack(int count) {
			FairShares all = FairShares.this;
			all.lock.lock();
			try {
				this.held -= count;
				all.free += count;
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
			FairShares all = FairShares.this;
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
