package suite.producer.run;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import suite.producer.send.SendException;

/**
 * Which messages of a run were acknowledged and how long that took. Thread-safe.
 */
class Ledger {

	/** Different kinds of errors are few; more than these are counted together. */
	private static final int MAX_ERROR_KINDS = 20;

	/** The longest latency that is told apart: an hour. */
	private static final long MAX_MICROS = 3_600_000_000L;

	private final AckedIds ackedIds;

	// Null after the end: of it remain the latencies of the end.
	private @Nullable Histogram latencyMicros = new Histogram(MAX_MICROS, 3);

	private @Nullable Latency latency;

	private final Map<String, Long> errors = new TreeMap<>();

	private long acked;

	private long failed;

	/**
	 * A ledger.
	 * @param count the ids are below it
	 */
	Ledger(int count) {
		this.ackedIds = new AckedIds(count, this);
	}

	/**
	 * Notes an acknowledgement.
	 * @param latencyNanos from the intended time of sending to now
	 * @return how many messages have their outcome
	 */
	synchronized long acked(int id, long latencyNanos) {
		this.ackedIds.add(id);
		this.acked++;
		if (this.latencyMicros != null) {
			this.latencyMicros.recordValue(Math.min(Math.max(latencyNanos / 1000, 0), MAX_MICROS));
		}
		return this.acked + this.failed;
	}

	/**
	 * Notes that a message was not acknowledged. It may be stored all the same.
	 * @return how many messages have their outcome
	 */
	synchronized long failed(Exception cause) {
		this.failed++;
		error(cause);
		return this.acked + this.failed;
	}

	/**
	 * Notes what kept the run from going on.
	 */
	synchronized void error(Throwable cause) {
		// What the service itself refused says which partition is away.
		error((cause instanceof SendException refused) ? refused.getMessage() : cause.getClass().getSimpleName());
	}

	/**
	 * The same in a word.
	 */
	synchronized void error(String kind) {
		this.errors.merge((this.errors.containsKey(kind) || this.errors.size() < MAX_ERROR_KINDS) ? kind : "other", 1L,
				Long::sum);
	}

	synchronized long acked() {
		return this.acked;
	}

	synchronized long failed() {
		return this.failed;
	}

	synchronized Map<String, Long> errors() {
		return Map.copyOf(this.errors);
	}

	/**
	 * The latency so far, null as long as nothing was acknowledged.
	 */
	synchronized @Nullable Latency latency() {
		return (this.latencyMicros != null && this.acked > 0) ? Latency.of(this.latencyMicros) : this.latency;
	}

	/**
	 * Lets go of what is needed only as long as messages come.
	 */
	synchronized void end() {
		this.latency = latency();
		this.latencyMicros = null;
	}

	/**
	 * What the acknowledged ids take.
	 */
	synchronized long bytes() {
		return this.ackedIds.bytes();
	}

	/**
	 * The acknowledged ids as ranges with both ends included, in order: each made when it
	 * is asked for.
	 */
	Iterator<long[]> ackedRanges() {
		return this.ackedIds.ranges();
	}

}
