package suite.lab.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A program that does what a run does, as it would be written by hand: makes the JSON and
 * the key of each message, and sends it with a header and a callback. It knows nothing of
 * the suite.
 */
public final class BareLoop {

	private static final int USERS = 10;

	private BareLoop() {
	}

	/**
	 * Sends messages, and prints how many were acknowledged and how many in a second.
	 * @param arguments bootstrap servers, topic, messages that do not count, messages,
	 * and settings of the producer such as {@code acks=all}
	 */
	public static void main(String[] arguments) {
		Locale.setDefault(Locale.ROOT);
		Map<String, Object> settings = new HashMap<>();
		settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
		Arrays.stream(arguments)
			.skip(4)
			.map((setting) -> setting.split("=", 2))
			.forEach((setting) -> settings.put(setting[0], setting[1]));
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
				new ByteArraySerializer())) {
			send(producer, arguments[1], Integer.parseInt(arguments[2]));
			long start = System.nanoTime();
			long acked = send(producer, arguments[1], Integer.parseInt(arguments[3]));
			double seconds = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
			System.out.printf(Locale.ROOT, "%d records acknowledged, %.1f records/sec%n", acked, acked / seconds);
		}
	}

	private static long send(KafkaProducer<byte[], byte[]> producer, String topic, int count) {
		LongAdder acked = new LongAdder();
		List<Header> headers = List.of(new RecordHeader("run-id", "bare-loop".getBytes(StandardCharsets.UTF_8)));
		for (int id = 0; id < count; id++) {
			String user = "user_" + id % USERS;
			producer.send(
					new ProducerRecord<>(topic, null, user.getBytes(StandardCharsets.UTF_8),
							json(id, Instant.now(), user).getBytes(StandardCharsets.UTF_8), headers),
					(metadata, failure) -> {
						if (failure == null) {
							acked.increment();
						}
					});
		}
		producer.flush();
		return acked.sum();
	}

	private static String json(int id, Instant now, String user) {
		String micros = String.valueOf(1_000_000 + now.getNano() / 1000).substring(1);
		return "{\"id\":" + id + ",\"timestamp\":" + now.getEpochSecond() + "." + micros + ",\"value\":" + id * 10L
				+ ",\"user_id\":\"" + user + "\"}";
	}

}
