package suite.producer.run;

import java.util.concurrent.atomic.AtomicLong;

import suite.producer.send.FairShares;
import suite.producer.send.SendMetrics;
import suite.producer.send.Unacknowledged;

/**
 * Notes what becomes of the messages of a run, in its ledger and in the metrics, and
 * keeps what it has not seen acknowledged within its share. Thread-safe.
 */
class RunOutcomes implements AutoCloseable {

	private final Ledger ledger;

	private final SendMetrics.OfTopic metrics;

	private final FairShares.Share share;

	/** As many messages are taken of the share, and given back, at once. */
	private final int chunk;

	private final long startNanos = System.nanoTime();

	// Has one writer, which does not wait for others to see what it wrote: a full fence
	// for each of millions of messages would be felt.
	private final AtomicLong lastAckNanos = new AtomicLong(this.startNanos);

	RunOutcomes(Ledger ledger, SendMetrics.OfTopic metrics, Unacknowledged unacknowledged) {
		this.ledger = ledger;
		this.metrics = metrics;
		this.share = unacknowledged.share();
		this.chunk = unacknowledged.chunk();
	}

	/**
	 * Waits until there is room for a message.
	 * @param index how many were sent before
	 * @param deadline until when, of {@link System#nanoTime()}
	 * @return whether there is; not once it is stopped
	 */
	boolean hasRoom(int index, long deadline) {
		return (index & (this.chunk - 1)) != 0 || this.share.take(this.chunk, deadline - System.nanoTime());
	}

	/**
	 * Notes that a message was acknowledged now.
	 * @param intended when it was meant to be sent, of {@link System#nanoTime()}
	 */
	void acked(int id, long intended) {
		long now = System.nanoTime();
		this.metrics.count(null);
		this.lastAckNanos.lazySet(now);
		hasOutcome(this.ledger.acked(id, now - intended));
	}

	/**
	 * Notes that a message was not acknowledged.
	 */
	void failed(Exception failure) {
		this.metrics.count(failure);
		hasOutcome(this.ledger.failed(failure));
	}

	private void hasOutcome(long messages) {
		if ((messages & (this.chunk - 1)) == 0) {
			this.share.giveBack(this.chunk);
		}
	}

	/** From the start to the latest acknowledgement. */
	double seconds() {
		return (this.lastAckNanos.get() - this.startNanos) / 1e9;
	}

	/** Ends a wait for room, and lets no further message have any. */
	void stop() {
		this.share.stop();
	}

	/** Gives the share back, once all has its outcome. */
	@Override
	public void close() {
		this.share.close();
	}

}
