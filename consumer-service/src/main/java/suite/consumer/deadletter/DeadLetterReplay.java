package suite.consumer.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

import suite.consumer.ask.KafkaClients;
import suite.failure.RequestException;

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

	private final String group;

	private final DeadLetterSettings settings;

	DeadLetterReplay(KafkaClients clients, DeadLetterTopics topics, IgnoredMarks ignoredMarks,
			ReplayDestinations destinations, KafkaProperties kafka, DeadLetterSettings settings) {
		this.clients = clients;
		this.topics = topics;
		this.ignoredMarks = ignoredMarks;
		this.destinations = destinations;
		this.group = kafka.getConsumer().getGroupId() + "-replay";
		this.settings = settings;
	}

	/**
	 * The group whose offsets say what is done with.
	 */
	String group() {
		return this.group;
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
		try (DeadLetterReader reader = new DeadLetterReader(this.clients, this.group, this.ignoredMarks,
				this.settings.timeout())) {
			producer = this.clients.producer("replay", this.group, this.settings.timeout());
			// Ends what another instance has left open, so that its marks are final.
			producer.initTransactions();
			List<String> topics = this.topics.select(request.topic());
			reader.look(topics);
			reader.requireMarks();
			ReplaySelection selection = new ReplaySelection(reader, this.settings.replayAttempts(),
					this.destinations::obstacle);
			selection.select(request, topics);
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
		Headers headers = new RecordHeaders();
		deadLetter.headers().forEach((header) -> {
			if (!header.key().startsWith(DeadLetter.INTERNAL_HEADERS)) {
				headers.add(header);
			}
		});
		int attempts = DeadLetter.attempts(deadLetter.headers()) + 1;
		headers.remove(DeadLetter.ATTEMPTS_HEADER);
		headers.add(DeadLetter.ATTEMPTS_HEADER, Integer.toString(attempts).getBytes(StandardCharsets.US_ASCII));
		return new ProducerRecord<>(DeadLetterTopics.originalOf(deadLetter.topic()), null, deadLetter.key(),
				deadLetter.value(), headers);
	}

}
