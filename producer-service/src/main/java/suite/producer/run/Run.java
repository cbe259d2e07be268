package suite.producer.run;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

import suite.producer.send.SendException;
import suite.producer.send.SendMetrics;

/**
 * One run: sends its messages in the order of their ids, at their pace, and keeps the
 * ledger of what was acknowledged. {@link #execute} is called once; everything else may
 * be asked by any thread at any time.
 */
class Run {

	private final String id;

	private final RunPlan plan;

	private final SendMetrics.OfTopic metrics;

	private final Ledger ledger = new Ledger();

	private final Instant startedAt = Instant.now();

	private final long startNanos = System.nanoTime();

	// The thread that sends, null before.
	private Thread sendingThread;

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile boolean cancelled;

	private volatile boolean blocked;

	// Each has one writer, which does not wait for others to see what it wrote: a full
	// fence for each of millions of messages would be felt.
	private final AtomicInteger sent = new AtomicInteger();

	private final AtomicLong lastAckNanos = new AtomicLong(this.startNanos);

	private volatile Instant endedAt;

	private volatile RunState state = RunState.RUNNING;

	Run(String id, RunPlan plan, SendMetrics metrics) {
		this.id = id;
		this.plan = plan;
		this.metrics = metrics.of(plan.topic());
	}

	String id() {
		return this.id;
	}

	RunPlan plan() {
		return this.plan;
	}

	/**
	 * Sends the messages and waits for their acknowledgements. Stops when Kafka does not
	 * take any more.
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
			if (due) {
				send(producer, generator, index, intended);
			}
		}
		producer.flush();
	}

	private boolean mayGoOn() {
		return !this.cancelled && !this.blocked;
	}

	private void send(Producer<byte[], byte[]> producer, Generator generator, int index, long intended) {
		try {
			producer.send(generator.record(index, this.plan.flatOut() ? intended : System.nanoTime()),
					(metadata, failure) -> completed(index, intended, failure));
		}
		catch (KafkaException ex) {
			failed(ex, true);
		}
		this.sent.lazySet(index + 1);
	}

	private void completed(int index, long intended, Exception failure) {
		this.metrics.count(failure);
		if (failure == null) {
			long now = System.nanoTime();
			this.lastAckNanos.lazySet(now);
			this.ledger.acked(index, now - intended);
		}
		else {
			failed(failure, Thread.currentThread() == this.sendingThread);
		}
	}

	// The producer calls back on the sending thread only for what it did not accept.
	private void failed(Exception failure, boolean notAccepted) {
		this.ledger.failed(failure);
		this.blocked |= notAccepted
				&& SendException.beforeSending(failure).outcome() != SendException.Outcome.TOO_LARGE;
	}

	/**
	 * Ends the run, whatever has become of it.
	 * @param failure what kept it from going on, null if nothing did
	 */
	void end(Exception failure) {
		if (failure != null) {
			this.ledger.error(failure);
		}
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

	List<long[]> ackedRanges() {
		return this.ledger.ackedRanges();
	}

}
