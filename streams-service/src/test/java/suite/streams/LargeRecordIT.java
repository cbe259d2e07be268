package suite.streams;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.localkafka.KafkaCluster;
import suite.localkafka.Ports;
import suite.message.Topics;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that are small in Kafka and large in memory, read by the service with a heap of
 * its own.
 */
class LargeRecordIT {

	private static final int LARGE = 250_000_000;

	private static final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	Path directory;

	@Test
	void holdTheirPartitionAndNoOtherAndCanBeSteppedOver() throws Exception {
		try (KafkaCluster kafka = TestKafka.ownBroker().start()) {
			int port = Ports.free();
			Process service = start(kafka.bootstrapServers(), port);
			try {
				awaitAnswer(port, "/actuator/health/readiness", "UP");
				byte[] large = new byte[LARGE];
				Arrays.fill(large, (byte) 'a');
				try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
						Map.of("bootstrap.servers", kafka.bootstrapServers(), "compression.type", "zstd",
								"max.request.size", 2 * LARGE, "buffer.memory", 2L * LARGE),
						new ByteArraySerializer(), new ByteArraySerializer())) {
					producer.send(record(0, "before", new byte[] { 'x' })).get();
					producer.send(record(0, "large", large)).get();
					producer.send(record(0, "after", new byte[] { 'x' })).get();
					for (int i = 0; i < 20; i++) {
						ProducerRecord<byte[], byte[]> record = record(1, "headers", new byte[] { 'x' });
						for (int header = 0; header < 200_000; header++) {
							record.headers().add("", null);
						}
						producer.send(record).get();
					}
				}
				awaitAnswer(port, "/actuator/windowedcounts", "\"before\":1,\"headers\":20");
				awaitAnswer(port, "/actuator/health", "input-topic-0=1");
				awaitCommitted(kafka.bootstrapServers());
				assertThat(get(port, "/actuator/health/liveness")).contains("UP");
				assertThat(Files.readString(log())).contains("input-topic-0 is not read on from offset 1",
						"\"offset\":2}");
			}
			finally {
				stop(service);
			}
			try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
				admin.deleteRecords(Map.of(new TopicPartition(Topics.INPUT, 0), RecordsToDelete.beforeOffset(2)))
					.all()
					.get();
			}
			service = start(kafka.bootstrapServers(), port);
			try {
				awaitAnswer(port, "/actuator/windowedcounts", "\"after\":1,\"before\":1,\"headers\":20");
			}
			finally {
				stop(service);
			}
		}
	}

	private static ProducerRecord<byte[], byte[]> record(int partition, String key, byte[] value) {
		return new ProducerRecord<>(Topics.INPUT, partition, key.getBytes(StandardCharsets.UTF_8), value);
	}

	private Process start(String bootstrapServers, int port) throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx200m",
				"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				StreamsServiceApplication.class.getName(), "--server.port=" + port,
				"--spring.kafka.bootstrap-servers=" + bootstrapServers, "--suite.topics.partitions=2",
				"--spring.kafka.streams.state-dir=" + this.directory.resolve("state"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
			.start();
	}

	private static void awaitCommitted(String bootstrapServers) {
		TopicPartition held = new TopicPartition(Topics.INPUT, 0);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
			StreamsInstanceUnderTest.await(() -> assertThat(
					admin.listConsumerGroupOffsets("streams-app").partitionsToOffsetAndMetadata().get().get(held))
				.extracting(OffsetAndMetadata::offset)
				.isEqualTo(1L));
		}
	}

	private static void stop(Process service) throws InterruptedException {
		service.destroyForcibly().waitFor();
	}

	private Path log() {
		return new File(this.directory.toFile(), "log").toPath();
	}

	private void awaitAnswer(int port, String path, String part) {
		Awaitility.await()
			.atMost(StreamsInstanceUnderTest.TIMEOUT)
			.ignoreExceptionsInstanceOf(IOException.class)
			.untilAsserted(() -> assertThat(get(port, path)).contains(part));
	}

	private static String get(int port, String path) throws Exception {
		return http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

}
