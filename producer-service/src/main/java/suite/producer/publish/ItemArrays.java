package suite.producer.publish;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

import suite.producer.send.SendException;
import suite.producer.send.SendSession;
import suite.producer.send.Sender;

/**
 * Sends the items of arrays, so many arrays at the same time. Thread-safe.
 */
@Component
class ItemArrays {

	/** As many may wait for Kafka. */
	private static final int MAX = 16;

	/** They may always wait in a fifth of the memory. */
	private static final int SHARE = 5;

	private static final String LANE = "arrays";

	/**
	 * How long an array may wait for room, as long as a send waits for Kafka's buffer
	 * ({@code max.block.ms}); then its last records wait for their answer.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Sender sender;

	/** Kilobytes, as the request memory counts them. */
	private final Backlog backlog;

	private final Semaphore places = new Semaphore(MAX);

	ItemArrays(Sender sender, PublishSettings settings) {
		this.sender = sender;
		this.backlog = new Backlog(settings.maxWait(), settings.memory().toKilobytes() / SHARE, System::nanoTime);
	}

	/**
	 * Sends the items of an array that are right, and waits for what becomes of them.
	 * @param size how many items there are
	 * @param kilobytes what the array takes
	 * @throws SendException if none of it was sent
	 */
	ArrayOutcomes send(String topic, byte[] json, int size, RecordReader reader, long kilobytes) {
		if (!this.places.tryAcquire()) {
			throw SendException.tooManyWait();
		}
		try {
			return sendInTime(topic, json, size, reader, kilobytes);
		}
		finally {
			this.places.release();
		}
	}

	private ArrayOutcomes sendInTime(String topic, byte[] json, int size, RecordReader reader, long kilobytes) {
		this.backlog.enter(LANE, kilobytes);
		boolean acked = false;
		try {
			ArrayOutcomes outcomes = sendItems(topic, json, size, reader);
			acked = outcomes.isAnyStored();
			return outcomes;
		}
		finally {
			this.backlog.leave(LANE, kilobytes, acked);
		}
	}

	private ArrayOutcomes sendItems(String topic, byte[] json, int size, RecordReader reader) {
		ArrayOutcomes outcomes = new ArrayOutcomes(size);
		try (SendSession session = this.sender.open(topic, PATIENCE); JsonItems items = new JsonItems(json, reader)) {
			for (int index = 0; index < size; index++) {
				send(session, items.next(), index, outcomes);
			}
			session.await();
		}
		return outcomes;
	}

	private static void send(SendSession session, JsonItems.Item item, int index, ArrayOutcomes outcomes) {
		if (item.record() != null) {
			session.send(item.record(), (metadata, failure) -> outcomes.sent(index, metadata, failure));
		}
		else {
			outcomes.malformed(index, String.valueOf(item.problem()));
		}
	}

}
