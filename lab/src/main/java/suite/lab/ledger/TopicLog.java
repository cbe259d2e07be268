package suite.lab.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import suite.launcher.service.SuiteException;
import suite.message.Topics;

/**
 * Reads a whole topic, from the first record of each partition to the last one there is
 * now.
 *
 * @param bootstrapServers the cluster
 * @param topic the topic
 * @param isolation whether records of open and aborted transactions are read too
 */
public record TopicLog(String bootstrapServers, String topic, IsolationLevel isolation) {

	private static final Duration POLL = Duration.ofMillis(500);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/**
	 * Reads all records; those of one partition come in their order.
	 * @param reader gets each record
	 * @throws SuiteException when no record comes for a minute and the end is not reached
	 */
	public void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
			List<TopicPartition> partitions = consumer.partitionsFor(this.topic)
				.stream()
				.map((info) -> new TopicPartition(this.topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			long deadline = System.nanoTime() + PATIENCE.toNanos();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
					reader.accept(record);
					deadline = System.nanoTime() + PATIENCE.toNanos();
				}
				if (System.nanoTime() > deadline) {
					throw new SuiteException("No record of %s for %d s, and its end %s is not reached"
						.formatted(this.topic, PATIENCE.toSeconds(), ends));
				}
			}
		}
	}

	/**
	 * Reads what generated runs have left in the topic.
	 * @return for each run's id, what is stored of it; records of no run are left out
	 */
	public Map<String, StoredIds> readRuns() {
		Map<String, StoredIds> runs = new HashMap<>();
		read((record) -> {
			Header run = record.headers().lastHeader(Topics.RUN_ID_HEADER);
			if (run != null) {
				runs.computeIfAbsent(new String(run.value(), StandardCharsets.UTF_8), (id) -> new StoredIds())
					.add(new String(record.key(), StandardCharsets.UTF_8), MessageIds.of(record.value()));
			}
		});
		return runs;
	}

	private Map<String, Object> config() {
		return Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers,
				ConsumerConfig.ISOLATION_LEVEL_CONFIG, this.isolation.toString().toLowerCase(Locale.ROOT),
				ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
				ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
				ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000, ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
	}

}
