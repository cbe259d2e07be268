package suite.producer.run;

import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

import suite.producer.send.KafkaGate;
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

	private final Ledger ledger;

	private final RunOutcomes outcomes;

	private final RunSender sender;

	private final Instant startedAt = Instant.now();

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile @Nullable Instant endedAt;

	private volatile RunState state = RunState.RUNNING;

	/**
	 * A run.
	 * @param settings how long it may take, and tries to send what Kafka does not take
	 */
	Run(String id, RunPlan plan, RunSettings settings, KafkaGate gate, Unacknowledged unacknowledged,
			SendMetrics metrics) {
		this.id = id;
		this.plan = plan;
		this.ledger = new Ledger(plan.count());
		this.outcomes = new RunOutcomes(this.ledger, metrics.of(plan.topic()), unacknowledged);
		this.sender = new RunSender(id, plan, this.outcomes, settings, gate);
	}

	String id() {
		return this.id;
	}

	RunPlan plan() {
		return this.plan;
	}

	/**
	 * Sends the messages and waits for their acknowledgements.
	 */
	void execute(Producer<byte[], byte[]> producer) {
		this.sender.run(producer);
	}

	/**
	 * Ends the run, whatever has become of it.
	 * @param failure what kept it from going on, null if nothing did
	 */
	void end(@Nullable Throwable failure) {
		this.outcomes.close();
		if (failure != null) {
			this.ledger.error(failure);
		}
		else if (this.sender.isOver()) {
			this.ledger.error("longer than suite.producer.runs.max-time");
		}
		else if (this.ledger.acked() + this.ledger.failed() < this.sender.sent()) {
			this.ledger.error("no outcome");
		}
		this.ledger.end();
		this.endedAt = Instant.now();
		if (this.ledger.acked() == this.plan.count()) {
			this.state = RunState.COMPLETED;
		}
		else {
			this.state = this.sender.isCancelled() ? RunState.CANCELLED : RunState.FAILED;
		}
		this.ended.countDown();
	}

	void cancel() {
		this.sender.cancel();
	}

	/**
	 * Waits for the end.
	 * @return whether it has come
	 * @throws InterruptedException if the thread is interrupted before it has come
	 */
	boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
		try {
			return this.ended.await(timeout, unit);
		}
		catch (InterruptedException ex) {
			if (this.ended.getCount() > 0) {
				throw ex;
			}
			return true;
		}
	}

	RunReport report() {
		RunState current = this.state;
		long acked = this.ledger.acked();
		double seconds = this.outcomes.seconds();
		return new RunReport(this.id, current, this.plan.topic(), this.plan.acks().setting(), this.plan.count(),
				this.sender.sent(), acked, this.ledger.failed(),
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
