package suite.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.kafka.ask.KafkaClients;

/**
 * Sends dead letters to the topics they came from. What is done with is remembered as the
 * offsets that a group of its own, {@code <group>-replay}, has committed on the
 * dead-letter topics. They are committed in the transaction that sends the records: a
 * replay takes place and is remembered, or neither, also across a crash, and nothing is
 * sent twice. The transactional id is the same in all instances, so that the brokers let
 * only one of them replay at a time; within an instance a second request is refused.
 */
@Component
class DeadLetterReplay {

	/** How long a transaction that is not committed is given to be aborted. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final ReentrantLock lock = new ReentrantLock();

	private final KafkaClients clients;

	private final DeadLetterTopics topics;

	private final IgnoredMarks ignoredMarks;

	private final ReplayDestinations destinations;

	private final DeadLetterSettings settings;

	DeadLetterReplay(KafkaClients clients, DeadLetterTopics topics, IgnoredMarks ignoredMarks,
			ReplayDestinations destinations, DeadLetterSettings settings) {
		this.clients = clients;
		this.topics = topics;
		this.ignoredMarks = ignoredMarks;
		this.destinations = destinations;
		this.settings = settings;
	}

	/**
	 * Replays, and answers when Kafka has acknowledged it.
	 * @throws RequestException if this instance is replaying already
	 * @throws KafkaException if nothing was sent because Kafka is away
	 */
	ReplayResult replay(ReplayRequest request) {
		if (!this.lock.tryLock()) {
			throw RequestException.unavailable("another replay is running, try again later");
		}
		KafkaProducer<byte[], byte[]> producer = null;
		try (DeadLetterReader reader = new DeadLetterReader(this.clients, this.topics.replayGroup(),
				this.settings.timeout())) {
			producer = this.clients.producer("replay", this.topics.replayGroup(), this.settings.timeout());
			// Ends what another instance has left open, so that its marks are final.
			producer.initTransactions();
			List<String> topics = this.topics.select(request.topic());
			DeadLetterRanges ranges = reader.look(topics, this.ignoredMarks);
			ranges.requireMarks();
			ReplaySelection selection = new ReplaySelection(ranges, this.settings.replayAttempts(),
					this.destinations::obstacle);
			new ReplaySelector(reader, ranges, selection).select(request, topics);
			return new ReplayTransaction(producer, reader.group()).replay(selection);
		}
		finally {
			if (producer != null) {
				producer.close(PATIENCE);
			}
			this.lock.unlock();
		}
	}

	/**
	 * The record that a dead letter is replayed as.
	 */
	static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> deadLetter) {
		return new ProducerRecord<>(DeadLetterTopics.originalOf(deadLetter.topic()), null, deadLetter.key(),
				deadLetter.value(), DeadLetterHeaders.replayed(deadLetter.headers()));
	}

}
