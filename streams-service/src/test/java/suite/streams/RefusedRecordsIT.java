package suite.streams;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.localkafka.KafkaCluster;
import suite.message.Topics;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that {@code input-topic} has taken and another topic would refuse, under limits
 * of all kinds. None may stop the service.
 */
class RefusedRecordsIT {

	@TempDir
	static Path directory;

	static KafkaCluster kafka;

	private final Random random = new Random(42);

	@BeforeAll
	static void start() {
		kafka = TestKafka.ownBroker().start();
	}

	@AfterAll
	static void stop() {
		kafka.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "exactly_once_v2", "at_least_once" })
	void becomeDeadLettersAndHoldUpNothing(String guarantee) throws Exception {
		String application = "refused-" + guarantee.charAt(0);
		// The topics were there before, with limits of their owners.
		createTopics(Map.of(Topics.INPUT, 3_000_000, Topics.OUTPUT, 20_000, Topics.INPUT + "-dlt", 4_000,
				application + "-windowed-counts-changelog", 8_000));
		try (StreamsInstanceUnderTest instance = start(application, guarantee)) {
			instance.awaitReady();
			List<ProducerRecord<byte[], byte[]>> refused = new ArrayList<>();
			for (int length : List.of(8_000, 1_048_470, 2_900_000)) {
				refused.add(Records.input("k".repeat(length), text("hello streams")));
				refused.add(Records.input(new String(random(length, 'a', 26)), text("x")));
			}
			for (int length : List.of(20_000, 2_900_000)) {
				refused.add(Records.input("good_0", text("x".repeat(length))));
				refused.add(Records.input("good_0", random(length, ' ', 95)));
			}
			refused.add(withHeaders(400_000, ""));
			refused.add(withHeaders(1, "h".repeat(1_000_000)));
			send(Records.texts("good_", 100));
			Set<String> deadLetters = send(refused);
			send(List.of(Records.input("good_0", random(19_500, ' ', 95)), withHeaders(9_000, ""),
					Records.input(new String(random(7_700, 'a', 26)), text("x"))));
			// Together a batch that the output refuses as long as it is not split.
			send(IntStream.range(0, 300).mapToObj((i) -> Records.input("good_0", random(1000, ' ', 95))).toList());
			send(Records.texts("good_", 100));
			StreamsInstanceUnderTest.await(() -> {
				assertThat(instance.counts("good_")).containsEntry("good_0", 20 + 6 + 2 + 300)
					.containsEntry("good_1", 20);
				assertThat(deadLetters()).isEqualTo(deadLetters);
			});
			setLimit(Topics.OUTPUT, 5_000);
			setLimit(application + "-windowed-counts-changelog", 1_000);
			setLimit(Topics.INPUT + "-dlt", 600);
			deadLetters.addAll(send(List.of(Records.input("good_2", random(6_000, ' ', 95)),
					Records.input(new String(random(2_000, 'a', 26)), text("x")))));
			send(Records.texts("good_", 10));
			StreamsInstanceUnderTest.await(() -> {
				assertThat(instance.counts("good_")).containsEntry("good_1", 21)
					.hasEntrySatisfying("good_2", (count) -> assertCounted(guarantee, count, 22));
				assertThat(deadLetters()).isEqualTo(deadLetters);
			});
			assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		}
		try (StreamsInstanceUnderTest instance = start(application, guarantee)) {
			instance.awaitReady();
			StreamsInstanceUnderTest.await(() -> assertThat(instance.counts("good_")).hasEntrySatisfying("good_0",
					(count) -> assertCounted(guarantee, count, 329)));
			assertThat(instance.get("/actuator/health/readiness").body()).doesNotContain("lastFailure");
		}
	}

	private static StreamsInstanceUnderTest start(String application, String guarantee) {
		return StreamsInstanceUnderTest.start(kafka.bootstrapServers(), application, directory.resolve(application),
				"--spring.kafka.streams.properties.processing.guarantee=" + guarantee);
	}

	private static void assertCounted(String guarantee, int count, int expected) {
		assertThat(count).isGreaterThanOrEqualTo(expected);
		if (guarantee.equals("exactly_once_v2")) {
			assertThat(count).isEqualTo(expected);
		}
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private byte[] random(int length, int first, int count) {
		byte[] text = new byte[length];
		for (int i = 0; i < length; i++) {
			text[i] = (byte) (first + this.random.nextInt(count));
		}
		return text;
	}

	private static ProducerRecord<byte[], byte[]> withHeaders(int count, String name) {
		ProducerRecord<byte[], byte[]> record = Records.input("good_0", text("hello streams"));
		for (int i = 0; i < count; i++) {
			record.headers().add(name, null);
		}
		return record;
	}

	private static Set<String> send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
		Set<String> places = new TreeSet<>();
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 10_000_000),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			for (var sent : records.stream().map(producer::send).toList()) {
				RecordMetadata place = sent.get();
				places.add(place.partition() + "@" + place.offset());
			}
		}
		return places;
	}

	private static Set<String> deadLetters() {
		return TestKafka.records(kafka.bootstrapServers(), Topics.INPUT + "-dlt")
			.stream()
			.map((letter) -> Records.place(letter.headers()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static void createTopics(Map<String, Integer> limits) throws Exception {
		try (Admin admin = admin()) {
			admin
				.createTopics(limits.entrySet()
					.stream()
					.map((topic) -> new NewTopic(topic.getKey(), 2, (short) 1)
						.configs(Map.of("max.message.bytes", topic.getValue().toString())))
					.toList())
				.all()
				.get();
		}
	}

	@AfterEach
	void deleteTopics() throws Exception {
		try (Admin admin = admin()) {
			admin.deleteTopics(List.of(Topics.INPUT, Topics.OUTPUT, Topics.INPUT + "-dlt")).all().get();
		}
	}

	private static void setLimit(String topic, int bytes) {
		TestKafka.setMaxMessageBytes(kafka.bootstrapServers(), topic, bytes);
	}

	private static Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
	}

}
