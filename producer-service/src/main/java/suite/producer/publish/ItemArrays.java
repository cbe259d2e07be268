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

	/**
	 * How long an array may wait for room, as long as a send waits for Kafka's buffer
	 * ({@code max.block.ms}); then its last records wait for their answer.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Sender sender;

	private final Semaphore places;

	ItemArrays(Sender sender, PublishSettings settings) {
		this.sender = sender;
		this.places = new Semaphore(settings.maxWaitingLarge());
	}

	/**
	 * Sends the items of an array that are right, and waits for what becomes of them.
	 * @param size how many items there are
	 * @throws SendException if none of it was sent
	 */
	ArrayOutcomes send(String topic, byte[] json, int size, RecordReader reader) {
		if (!this.places.tryAcquire()) {
			throw WaitingPlaces.tooMany();
		}
		try {
			return sendItems(topic, json, size, reader);
		}
		finally {
			this.places.release();
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
