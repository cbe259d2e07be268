package suite.producer.run;

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

	/**
	 * A power of two: after so many messages is looked whether the run takes too long.
	 */
	private static final int MESSAGES_PER_LOOK = 1024;

	private final long deadline;

	private final String runId;

	private final RunPlan plan;

	private final RunOutcomes outcomes;

	private final RunSettings settings;

	private final KafkaGate gate;

	// Has one writer, which does not wait for others to see what it wrote: a full fence
	// for each of millions of messages would be felt.
	private final AtomicInteger sent = new AtomicInteger();

	private volatile boolean cancelled;

	// Used by the thread that sends.

	private @Nullable Thread sendingThread;

	private @Nullable Exception notAccepted;

	private boolean blocked;

	private volatile boolean over;

	private int refused;

	/**
	 * What is to be sent.
	 * @param outcomes is told what becomes of each message
	 * @param settings how long a run may take, and a message is tried that Kafka does not
	 * take
	 */
	RunSender(String runId, RunPlan plan, RunOutcomes outcomes, RunSettings settings, KafkaGate gate) {
		this.runId = runId;
		this.plan = plan;
		this.outcomes = outcomes;
		this.settings = settings;
		this.deadline = System.nanoTime() + settings.maxTime().toNanos();
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
				endIfOver();
				due = pacer.await(intended);
			}
			if (index % MESSAGES_PER_LOOK == 0) {
				endIfOver();
			}
			if (due && mayGoOn()) {
				if (this.outcomes.hasRoom(index, this.deadline)) {
					send(producer, generator, index, intended);
				}
				else {
					endIfOver();
				}
			}
		}
		endIfOver();
		producer.flush();
	}

	private boolean mayGoOn() {
		return !this.cancelled && !this.blocked && !this.over;
	}

	private void endIfOver() {
		this.over = this.over || System.nanoTime() - this.deadline >= 0;
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
				&& System.nanoTime() - start < this.settings.patience().toNanos()
				&& System.nanoTime() - this.deadline < 0);
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

	/** Whether it took longer than a run may. */
	boolean isOver() {
		return this.over;
	}

	boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
		this.outcomes.stop();
	}

}
