package suite.lab.acks;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.TopicPartitionInfo;

import suite.lab.ledger.LabRun;
import suite.lab.testbed.TopicState;
import suite.launcher.service.SuiteException;

/**
 * Notes, while a run goes on, how many messages are acknowledged, and who leads and is in
 * sync. The two do not wait for each other.
 */
final class Watch implements AutoCloseable {

	private static final long ACKED_MS = 100;

	private static final long STATE_MS = 200;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	/**
	 * Begins.
	 * @param run whose acknowledgements
	 * @param state of which topic
	 * @param timeline gets what was seen
	 */
	void begin(LabRun run, TopicState state, Timeline timeline) {
		this.threads.scheduleAtFixedRate(() -> noteAcked(run, timeline), 0, ACKED_MS, TimeUnit.MILLISECONDS);
		this.threads.scheduleWithFixedDelay(() -> noteStates(state, timeline), 0, STATE_MS, TimeUnit.MILLISECONDS);
	}

	private static void noteAcked(LabRun run, Timeline timeline) {
		try {
			timeline.acked(run.status().path("acked").asLong());
		}
		catch (SuiteException ex) {
			// A question without an answer is a gap in the picture, no more.
		}
	}

	private static void noteStates(TopicState state, Timeline timeline) {
		try {
			for (TopicPartitionInfo info : state.partitions()) {
				timeline.seen(info.partition(), (info.leader() != null) ? info.leader().id() : 0,
						info.isr().stream().map((node) -> node.id()).sorted().toList());
			}
		}
		catch (SuiteException ex) {
			// As above.
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		try {
			this.threads.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
