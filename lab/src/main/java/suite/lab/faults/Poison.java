package suite.lab.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import suite.message.Topics;

/**
 * Records that the services cannot take: text that is no JSON on {@code test-topic},
 * bytes that are no UTF-8 on {@code input-topic}.
 */
final class Poison {

	private static final byte[] NO_UTF8 = { (byte) 0xc3, (byte) 0x28, (byte) 0xff };

	private Poison() {
	}

	/**
	 * Sends some to each of the two topics, spread over the partitions.
	 * @param bootstrapServers the cluster
	 * @param count how many to each
	 */
	static void send(String bootstrapServers, int count) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			for (int i = 0; i < count; i++) {
				byte[] key = ("poison_" + i).getBytes(StandardCharsets.UTF_8);
				producer
					.send(new ProducerRecord<>(Topics.TEST, key, ("not json " + i).getBytes(StandardCharsets.UTF_8)));
				producer.send(new ProducerRecord<>(Topics.INPUT, key, NO_UTF8));
			}
		}
	}

}
