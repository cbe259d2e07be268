package suite.streams.store;

import java.time.Duration;

import suite.failure.RequestException;

/**
 * The work for one query. It ends at its deadline or when it is closed, wherever it is:
 * nobody waits for its result any more. At its end, the memory that it has taken is given
 * back. Thread-safe.
 */
public class QueryWork implements AutoCloseable {

	private final QueryMemory memory;

	private final Duration time;

	private final long deadline;

	private long taken;

	private volatile boolean closed;

	/**
	 * Begins.
	 * @param time how long it may take
	 */
	public QueryWork(QueryMemory memory, Duration time) {
		this.memory = memory;
		this.time = time;
		this.deadline = System.nanoTime() + time.toNanos();
	}

	/**
	 * Called again and again while work is done.
	 * @throws RequestException if it has to end
	 */
	void goOn() {
		if (this.closed || left().isNegative() || Thread.currentThread().isInterrupted()) {
			throw RequestException
				.unavailable("reading the counts takes longer than %s ms; ask for less with from, to or key"
					.formatted(this.time.toMillis()));
		}
	}

	/**
	 * The time until the deadline, negative after it.
	 */
	public Duration left() {
		return Duration.ofNanos(this.deadline - System.nanoTime());
	}

	/**
	 * Takes memory.
	 * @throws RequestException if there is not so much, or nobody waits any more
	 */
	synchronized void take(long bytes) {
		goOn();
		this.memory.take(bytes);
		this.taken += bytes;
	}

	synchronized void give(long bytes) {
		if (!this.closed) {
			this.memory.give(bytes);
			this.taken -= bytes;
		}
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.memory.give(this.taken);
		}
	}

}
