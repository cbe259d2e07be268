package suite.producer.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import suite.producer.send.KafkaGate;
import suite.producer.send.SendException;

/**
 * Sends the messages of a run at their pace, and as fast as there is room for them.
 * {@link #run} is called once; everything else by any thread.
 */
class RunSender {

	/** Refused one after the other: then no partition is left to go on with. */
	private static final int MAX_REFUSED = 1000;

	private static final long PAUSE_NANOS = 50_000_000;

	private final String runId;

	private final RunPlan plan;

	private final RunOutcomes outcomes;

	private final Duration patience;

	private final KafkaGate gate;

	// Has one writer, which does not wait for others to see what it wrote: a full fence
	// for each of millions of messages would be felt.
	private final AtomicInteger sent = new AtomicInteger();

	private volatile boolean cancelled;

	// Used by the thread that sends.

	private @Nullable Thread sendingThread;

	private @Nullable Exception notAccepted;

	private boolean blocked;

	private int refused;

	/**
	 * What is to be sent.
	 * @param outcomes is told what becomes of each message
	 * @param patience how long a message is tried that Kafka does not take
	 */
	RunSender(String runId, RunPlan plan, RunOutcomes outcomes, Duration patience, KafkaGate gate) {
		this.runId = runId;
		this.plan = plan;
		this.outcomes = outcomes;
		this.patience = patience;
		this.gate = gate;
	}

	/**
	 * Sends the messages and waits for their acknowledgements. Stops when Kafka has not
	 * taken any for as long as the run is patient.
	 */
	void run(Producer<byte[], byte[]> producer) {
		this.sendingThread = Thread.currentThread();
		MessageGenerator generator = new MessageGenerator(this.plan, this.runId);
		Pacer pacer = new Pacer(this.plan.intervalNanos(), System::nanoTime);
		for (int index = 0; index < this.plan.count() && mayGoOn(); index++) {
			long intended = pacer.intended(index);
			boolean due = pacer.await(intended);
			while (!due && mayGoOn()) {
				// Waits in short steps, so that a cancelled run ends soon.
				due = pacer.await(intended);
			}
			if (due && mayGoOn() && this.outcomes.hasRoom(index)) {
				send(producer, generator, index, intended);
			}
		}
		producer.flush();
	}

	private boolean mayGoOn() {
		return !this.cancelled && !this.blocked;
	}

	private void send(Producer<byte[], byte[]> producer, MessageGenerator generator, int index, long intended) {
		Exception failure = trySend(producer, generator, index, intended);
		if (failure == null) {
			this.refused = 0;
		}
		else if (failure instanceof SendException && ++this.refused < Math.min(this.plan.users(), MAX_REFUSED)) {
			// The next message may be for another partition.
			this.outcomes.failed(failure);
		}
		else {
			sendPatiently(producer, generator, index, intended);
		}
		this.sent.lazySet(index + 1);
	}

	// What was not accepted is not stored: it is tried again, so that a run outlasts
	// brokers that are away for a while.
	private void sendPatiently(Producer<byte[], byte[]> producer, MessageGenerator generator, int index,
			long intended) {
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
			this.outcomes.failed(failure);
		}
	}

	private @Nullable Exception trySend(Producer<byte[], byte[]> producer, MessageGenerator generator, int index,
			long intended) {
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

	private void completed(int index, long intended, @Nullable Exception failure) {
		if (failure == null) {
			this.outcomes.acked(index, intended);
		}
		else if (Thread.currentThread() == this.sendingThread) {
			// The producer calls back on this thread only for what it did not accept.
			this.notAccepted = failure;
		}
		else {
			this.outcomes.failed(failure);
		}
	}

	/** How many messages were sent, or tried. */
	int sent() {
		return this.sent.get();
	}

	boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
		this.outcomes.stop();
	}

}
