package suite.producer.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

import suite.producer.send.KafkaGate;
import suite.producer.send.SendException;
import suite.producer.send.SendMetrics;
import suite.producer.send.Unacknowledged;

/**
 * Sends the messages of a run, no more at a time than its share of what may be
 * unacknowledged. {@link #run} is called once; everything else by any thread.
 */
class RunSending implements AutoCloseable {

	/** Refused one after the other: then no partition is left to go on with. */
	private static final int MAX_REFUSED = 1000;

	private static final long PAUSE_NANOS = 50_000_000;

	private final String runId;

	private final RunPlan plan;

	private final Ledger ledger;

	private final Duration patience;

	private final KafkaGate gate;

	private final Unacknowledged.Share share;

	/** As many messages are taken of the share, and given back, at once. */
	private final int chunk;

	private final SendMetrics.OfTopic metrics;

	private final long startNanos = System.nanoTime();

	// Each has one writer, which does not wait for others to see what it wrote: a full
	// fence for each of millions of messages would be felt.
	private final AtomicInteger sent = new AtomicInteger();

	private final AtomicLong lastAckNanos = new AtomicLong(this.startNanos);

	private volatile boolean cancelled;

	// Used by the thread that sends.

	private Thread sendingThread;

	private Exception notAccepted;

	private boolean blocked;

	private int refused;

	/**
	 * What is to be sent.
	 * @param patience how long a message is tried that Kafka does not take
	 */
	RunSending(String runId, RunPlan plan, Ledger ledger, Duration patience, KafkaGate gate,
			Unacknowledged unacknowledged, SendMetrics metrics) {
		this.runId = runId;
		this.plan = plan;
		this.ledger = ledger;
		this.patience = patience;
		this.gate = gate;
		this.share = unacknowledged.share();
		this.chunk = unacknowledged.chunk();
		this.metrics = metrics.of(plan.topic());
	}

	/**
	 * Sends the messages and waits for their acknowledgements. Stops when Kafka has not
	 * taken any for as long as the run is patient.
	 */
	void run(Producer<byte[], byte[]> producer) {
		this.sendingThread = Thread.currentThread();
		Generator generator = new Generator(this.plan, this.runId);
		Pacer pacer = new Pacer(this.plan.intervalNanos(), System::nanoTime);
		for (int index = 0; index < this.plan.count() && mayGoOn(); index++) {
			long intended = pacer.intended(index);
			boolean due = pacer.await(intended);
			while (!due && mayGoOn()) {
				// Waits in short steps, so that a cancelled run ends soon.
				due = pacer.await(intended);
			}
			if (due && mayGoOn() && hasRoom(index)) {
				send(producer, generator, index, intended);
			}
		}
		producer.flush();
	}

	private boolean mayGoOn() {
		return !this.cancelled && !this.blocked;
	}

	// Waits until there is room for the next messages; a cancelled run does not get any.
	private boolean hasRoom(int index) {
		return (index & (this.chunk - 1)) != 0 || this.share.take(this.chunk, Long.MAX_VALUE);
	}

	private void send(Producer<byte[], byte[]> producer, Generator generator, int index, long intended) {
		Exception failure = trySend(producer, generator, index, intended);
		if (failure == null) {
			this.refused = 0;
		}
		else if (failure instanceof SendException && ++this.refused < Math.min(this.plan.users(), MAX_REFUSED)) {
			// The next message may be for another partition.
			failed(failure);
		}
		else {
			sendPatiently(producer, generator, index, intended);
		}
		this.sent.lazySet(index + 1);
	}

	// What was not accepted is not stored: it is tried again, so that a run outlasts
	// brokers that are away for a while.
	private void sendPatiently(Producer<byte[], byte[]> producer, Generator generator, int index, long intended) {
		long start = System.nanoTime();
		Exception failure;
		do {
			LockSupport.parkNanos(this, PAUSE_NANOS);
			failure = trySend(producer, generator, index, intended);
		}
		while ((failure instanceof TimeoutException || failure instanceof SendException) && !this.cancelled
				&& System.nanoTime() - start < this.patience.toNanos());
		if (failure != null) {
			this.blocked = true;
			failed(failure);
		}
	}

	private Exception trySend(Producer<byte[], byte[]> producer, Generator generator, int index, long intended) {
		ProducerRecord<byte[], byte[]> record = generator.record(index,
				this.plan.flatOut() ? intended : System.nanoTime());
		this.notAccepted = this.gate.refusal(record.topic(), record.key(), this.plan.acks());
		if (this.notAccepted != null) {
			return this.notAccepted;
		}
		try {
			producer.send(record, (metadata, failure) -> completed(index, intended, failure));
			return this.notAccepted;
		}
		catch (KafkaException ex) {
			return ex;
		}
	}

	private void completed(int index, long intended, Exception failure) {
		if (failure == null) {
			long now = System.nanoTime();
			this.metrics.count(null);
			this.lastAckNanos.lazySet(now);
			hasOutcome(this.ledger.acked(index, now - intended));
		}
		else if (Thread.currentThread() == this.sendingThread) {
			// The producer calls back on this thread only for what it did not accept.
			this.notAccepted = failure;
		}
		else {
			failed(failure);
		}
	}

	private void failed(Exception failure) {
		this.metrics.count(failure);
		hasOutcome(this.ledger.failed(failure));
	}

	private void hasOutcome(long messages) {
		if ((messages & (this.chunk - 1)) == 0) {
			this.share.giveBack(this.chunk);
		}
	}

	/** How many messages were sent, or tried. */
	int sent() {
		return this.sent.get();
	}

	/** From the start to the latest acknowledgement. */
	double seconds() {
		return (this.lastAckNanos.get() - this.startNanos) / 1e9;
	}

	boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
		this.share.stop();
	}

	/**
	 * Gives the share back, once all has its outcome.
	 */
	@Override
	public void close() {
		this.share.close();
	}

}
