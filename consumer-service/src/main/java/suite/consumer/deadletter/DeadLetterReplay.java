package suite.consumer.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import suite.consumer.record.Readers;

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

	private static final String INTERNAL_HEADERS = "kafka_dlt-";

	private final ReentrantLock lock = new ReentrantLock();

	private final Readers readers;

	private final Map<String, Object> producerConfig;

	private final String group;

	private final DeadLetterSettings settings;

	DeadLetterReplay(Readers readers, ProducerFactory<?, ?> producers, KafkaProperties kafka,
			DeadLetterSettings settings) {
		this.readers = readers;
		this.producerConfig = producers.getConfigurationProperties();
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
	 * @throws ResponseStatusException 409 if this instance is replaying already
	 * @throws KafkaException if nothing was sent because Kafka is away
	 */
	ReplayResult replay(ReplayRequest request) {
		if (!this.lock.tryLock()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "another replay is running, try again later");
		}
		KafkaProducer<byte[], byte[]> producer = null;
		try (DeadLetterReader reader = new DeadLetterReader(this.readers, this.group, this.settings.timeout())) {
			producer = new KafkaProducer<>(config());
			// Ends what another instance has left open, so that its marks are final.
			producer.initTransactions();
			ReplaySelection selection = new ReplaySelection(reader, this.settings.replayAttempts());
			selection.select(request);
			return replay(producer, selection, reader.group());
		}
		finally {
			if (producer != null) {
				producer.close(this.settings.timeout());
			}
			this.lock.unlock();
		}
	}

	private static ReplayResult replay(Producer<byte[], byte[]> producer, ReplaySelection selection,
			ConsumerGroupMetadata group) {
		List<ConsumerRecord<byte[], byte[]>> chosen = selection.chosen();
		if (chosen.isEmpty() && selection.skipped().isEmpty()) {
			return ReplayResult.replayed(0, List.of());
		}
		try {
			producer.beginTransaction();
			chosen.forEach((record) -> producer.send(original(record)));
			producer.sendOffsetsToTransaction(selection.marksToCommit(), group);
		}
		catch (KafkaException | IllegalStateException ex) {
			// Closing the producer, or the next replay, aborts what was begun.
			return ReplayResult.failed(chosen.size(), "nothing was replayed: " + ex.getMessage());
		}
		try {
			producer.commitTransaction();
			return ReplayResult.replayed(chosen.size(), selection.skipped());
		}
		catch (TimeoutException | InterruptException ex) {
			return ReplayResult.unknown(chosen.size(), "Kafka did not say whether it was replayed: " + ex.getMessage());
		}
		catch (KafkaException ex) {
			return ReplayResult.failed(chosen.size(), "nothing was replayed: " + ex.getMessage());
		}
	}

	private static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> deadLetter) {
		Headers headers = new RecordHeaders();
		deadLetter.headers().forEach((header) -> {
			if (!header.key().startsWith(INTERNAL_HEADERS)) {
				headers.add(header);
			}
		});
		int attempts = DeadLetter.attempts(deadLetter.headers()) + 1;
		headers.remove(DeadLetter.ATTEMPTS_HEADER);
		headers.add(DeadLetter.ATTEMPTS_HEADER, Integer.toString(attempts).getBytes(StandardCharsets.US_ASCII));
		return new ProducerRecord<>(DeadLetterTopics.originalOf(deadLetter.topic()), null, deadLetter.key(),
				deadLetter.value(), headers);
	}

	private Map<String, Object> config() {
		Duration timeout = this.settings.timeout();
		Map<String, Object> config = new HashMap<>(this.producerConfig);
		config.put(ProducerConfig.CLIENT_ID_CONFIG, "replay");
		config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, this.group);
		config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
		config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis() / 2));
		config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
		return config;
	}

}
