package suite.producer.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import suite.kafka.availability.KafkaAvailability;
import suite.message.MessageCodec;
import suite.producer.Http;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.awaitility.Awaitility.await;

/**
 * What tests of publishing share: the service on a random port, and records of their own.
 */
@KafkaIntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class PublishIntegrationTest {

	/** Tells the records of one test from those of the others. */
	final String user = "user_" + UUID.randomUUID();

	Http http;

	@Autowired
	private KafkaAvailability kafka;

	@LocalServerPort
	private int port;

	@BeforeEach
	void awaitKafka() {
		this.http = new Http(this.port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.kafka.status().available());
	}

	String message(long id) {
		return "{\"id\":%d,\"value\":%d,\"user_id\":\"%s\"}".formatted(id, id * 10, this.user);
	}

	List<ConsumerRecord<byte[], byte[]>> stored(String topic) {
		return TestKafka.records(TestKafka.bootstrapServers(), topic)
			.stream()
			.filter((record) -> this.user.equals(new String(record.key(), StandardCharsets.UTF_8)))
			.toList();
	}

	List<Long> storedIds() {
		return stored("test-topic").stream().map((record) -> MessageCodec.decode(record.value()).id()).toList();
	}

}
