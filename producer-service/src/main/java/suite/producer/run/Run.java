package suite.producer.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

import suite.producer.send.SendMetrics;
import suite.producer.send.Unacknowledged;

/**
 * One run: sends its messages in the order of their ids, at their pace, and keeps the
 * ledger of what was acknowledged. {@link #execute} is called once; everything else may
 * be asked by any thread at any time.
 */
class Run {

	private final String id;

	private final RunPlan plan;

	private final SendMetrics.OfTopic metrics;

	private final Unacknowledged.Share share;

	/** As many messages are taken of the share, and given back, at once. */
	private final int chunk;

	private final Ledger ledger;

	private final Instant startedAt = Instant.now();

	private final long startNanos = System.nanoTime();

	private final Duration patience;

	// The thread that sends, null before, and why the producer did not accept its latest
	// record, null if it did. Used by that thread.
	private Thread sendingThread;

	private Exception notAccepted;

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile boolean cancelled;

	private volatile boolean blocked;

	// Each has one writer, which does not wait for others to see what it wrote: a full
	// fence for each of millions of messages would be felt.
	private final AtomicInteger sent = new AtomicInteger();

	private final AtomicLong lastAckNanos = new AtomicLong(this.startNanos);

	private volatile Instant endedAt;

	private volatile RunState state = RunState.RUNNING;

	/**
	 * A run.
	 * @param patience how long it tries to send a message that Kafka does not take
	 */
	Run(String id, RunPlan plan, Duration patience, Unacknowledged unacknowledged, SendMetrics metrics) {
		this.id = id;
		this.plan = plan;
		this.patience = patience;
		this.share = unacknowledged.share();
		this.chunk = unacknowledged.chunk();
		this.ledger = new Ledger(plan.count());
		this.metrics = metrics.of(plan.topic());
	}

	String id() {
		return this.id;
	}

	RunPlan plan() {
		return this.plan;
	}

	/**
	 * Sends the messages and waits for their acknowledgements. Stops when Kafka has not
	 * taken any for as long as the run is patient.
	 */
	void execute(Producer<byte[], byte[]> producer) {
		this.sendingThread = Thread.currentThread();
		Generator generator = new Generator(this.plan, this.id);
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

	// Waits until there is room for the next messages; a cancelled run does not get any.
	private boolean hasRoom(int index) {
		return (index & (this.chunk - 1)) != 0 || this.share.take(this.chunk, Long.MAX_VALUE);
	}

	private boolean mayGoOn() {
		return !this.cancelled && !this.blocked;
	}

	private void send(Producer<byte[], byte[]> producer, Generator generator, int index, long intended) {
		Exception notAccepted = trySend(producer, generator, index, intended);
		if (notAccepted != null) {
			notAccepted = sendPatiently(producer, generator, index, intended, notAccepted);
		}
		if (notAccepted != null) {
			this.blocked = true;
			failed(notAccepted);
		}
		this.sent.lazySet(index + 1);
	}

	// What the producer did not accept is not stored: it is tried again, so that a run
	// outlasts brokers that are away for a while. Each try takes max.block.ms.
	private Exception sendPatiently(Producer<byte[], byte[]> producer, Generator generator, int index, long intended,
			Exception first) {
		long start = System.nanoTime();
		Exception notAccepted = first;
		while (notAccepted instanceof TimeoutException && !this.cancelled
				&& System.nanoTime() - start < this.patience.toNanos()) {
			notAccepted = trySend(producer, generator, index, intended);
		}
		return notAccepted;
	}

	private Exception trySend(Producer<byte[], byte[]> producer, Generator generator, int index, long intended) {
		this.notAccepted = null;
		try {
			producer.send(generator.record(index, this.plan.flatOut() ? intended : System.nanoTime()),
					(metadata, failure) -> completed(index, intended, failure));
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

	/**
	 * Ends the run, whatever has become of it.
	 * @param failure what kept it from going on, null if nothing did
	 */
	void end(Throwable failure) {
		this.share.close();
		if (failure != null) {
			this.ledger.error(failure);
		}
		else if (this.ledger.acked() + this.ledger.failed() < this.sent.get()) {
			this.ledger.error("no outcome");
		}
		this.ledger.end();
		this.endedAt = Instant.now();
		if (this.ledger.acked() == this.plan.count()) {
			this.state = RunState.COMPLETED;
		}
		else {
			this.state = this.cancelled ? RunState.CANCELLED : RunState.FAILED;
		}
		this.ended.countDown();
	}

	void cancel() {
		this.cancelled = true;
		this.share.stop();
	}

	/**
	 * Waits for the end.
	 * @return whether it has come
	 */
	boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
		return this.ended.await(timeout, unit);
	}

	RunStatus status() {
		RunState current = this.state;
		long acked = this.ledger.acked();
		double seconds = (this.lastAckNanos.get() - this.startNanos) / 1e9;
		return new RunStatus(this.id, current, this.plan.topic(), this.plan.acks().setting(), this.plan.count(),
				this.sent.get(), acked, this.ledger.failed(),
				(seconds > 0) ? Math.round(acked / seconds * 10) / 10.0 : 0, this.ledger.latency(),
				this.ledger.errors(), this.startedAt, this.endedAt);
	}

	/**
	 * What the ledger takes, at most as long as the run lasts.
	 */
	long ledgerBytes() {
		return (this.state == RunState.RUNNING) ? AckedIds.maxBytes(this.plan.count()) : this.ledger.bytes();
	}

	Iterator<long[]> ackedRanges() {
		return this.ledger.ackedRanges();
	}

}
