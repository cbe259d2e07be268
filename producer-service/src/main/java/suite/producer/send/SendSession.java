package suite.producer.send;

import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends many records of one caller in their order, no more at a time than its share of
 * what may be unacknowledged: when that is reached, the caller waits. A record whose
 * partition is known to be away is refused, and those of others go on; once one could not
 * be sent for another reason, those behind it are not tried. Used by one thread; outcomes
 * come on the producer's.
 */
public final class SendSession implements AutoCloseable {

	/**
	 * Is told what became of a record: either is null.
	 */
	@FunctionalInterface
	public interface Outcome {

		void accept(@Nullable RecordMetadata metadata, @Nullable SendException failure);

	}

	private final Producer<byte[], byte[]> producer;

	private final KafkaGate gate;

	private final Unacknowledged unacknowledged;

	private final FairShares.Share share;

	private final SendMetrics metrics;

	private final long deadline;

	private final int chunk;

	/** What was taken of the share and is not used. */
	private int credit;

	/** What is used and not given back. */
	private final AtomicInteger used = new AtomicInteger();

	/** What can be given back. */
	private final AtomicInteger returned = new AtomicInteger();

	private volatile @Nullable SendException blocked;

	/**
	 * Begins to send.
	 * @param deadline until when there may be waited for room, of
	 * {@link System#nanoTime()}
	 */
	SendSession(Producer<byte[], byte[]> producer, KafkaGate gate, Unacknowledged unacknowledged,
			FairShares.Share share, SendMetrics metrics, long deadline) {
		this.producer = producer;
		this.gate = gate;
		this.unacknowledged = unacknowledged;
		this.share = share;
		this.metrics = metrics;
		this.deadline = deadline;
		this.chunk = Math.max(1, unacknowledged.chunk() / 8);
	}

	/**
	 * Sends a record when there is room for it.
	 */
	public void send(ProducerRecord<byte[], byte[]> record, Outcome outcome) {
		SendMetrics.OfTopic counters = this.metrics.of(record.topic());
		SendException refusal = this.gate.refusal(record.topic(), record.key(), Acks.ALL);
		if (refusal != null) {
			counters.count(refusal);
			outcome.accept(null, refusal);
			return;
		}
		int count = this.unacknowledged.count(record.key().length + (long) record.value().length);
		if (this.blocked == null && !take(count)) {
			this.blocked = new SendException(SendException.Outcome.NOT_SENT,
					"not sent: Kafka did not take in time what was sent before", null);
		}
		if (this.blocked != null) {
			counters.count(this.blocked);
			outcome.accept(null, this.blocked);
			return;
		}
		this.used.addAndGet(count);
		Thread sender = Thread.currentThread();
		try {
			this.producer.send(record, (metadata, failure) -> completed(count, counters, metadata,
					explain(failure, Thread.currentThread() == sender), outcome));
		}
		catch (KafkaException ex) {
			completed(count, counters, null, explain(ex, true), outcome);
		}
	}

	private boolean take(int count) {
		int missing = count - this.credit;
		if (missing > 0) {
			int taken = Math.max(missing, this.chunk);
			if (!this.share.take(taken, this.deadline - System.nanoTime())) {
				return false;
			}
			this.credit += taken;
		}
		this.credit -= count;
		return true;
	}

	// The producer calls back on the sending thread only for what it did not accept.
	private static @Nullable SendException explain(@Nullable Exception failure, boolean notAccepted) {
		if (failure == null) {
			return null;
		}
		return notAccepted ? SendException.beforeSending(failure) : SendException.afterSending(failure);
	}

	private void completed(int count, SendMetrics.OfTopic counters, @Nullable RecordMetadata metadata,
			@Nullable SendException failure, Outcome outcome) {
		counters.count(failure);
		if (failure != null && failure.outcome() == SendException.Outcome.NOT_SENT) {
			this.blocked = failure;
		}
		outcome.accept((failure == null) ? metadata : null, failure);
		boolean last = this.used.addAndGet(-count) == 0;
		if (this.returned.addAndGet(count) >= this.chunk || last) {
			this.share.giveBack(this.returned.getAndSet(0));
		}
	}

	/**
	 * Whether Kafka does not take any more.
	 */
	public boolean isBlocked() {
		return this.blocked != null;
	}

	/**
	 * Waits until all that was sent has its outcome.
	 */
	public void await() {
		this.producer.flush();
	}

	/**
	 * Gives the share back, once all has its outcome.
	 */
	@Override
	public void close() {
		try {
			await();
		}
		finally {
			this.share.close();
			this.producer.close();
		}
	}

}
