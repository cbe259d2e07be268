package suite.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import suite.message.Message;
import suite.message.MessageCodec;
import suite.message.Topics;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@KafkaIntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "spring.application.name=audit-service",
		"spring.kafka.consumer.group-id=audit", "spring.kafka.consumer.auto-offset-reset=earliest",
		"spring.kafka.consumer.value-deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer" })
class AuditIT {

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void aServiceGetsWhatAllShare() throws Exception {
		await().atMost(Duration.ofSeconds(30)).until(() -> get("/actuator/health/readiness").statusCode() == 200);
		TestKafka.send(List.of(message(1, 40), message(2, 2)));
		await().atMost(Duration.ofSeconds(30)).until(() -> get("/sum").body().equals("{\"sum\":42}"));
		assertThat(get("/sum?divisor=0").body()).contains("\"status\":400",
				"\"detail\":\"divisor: expected 1 or more, not 0\"");
		assertThat(get("/sum?divsor=2").statusCode()).isEqualTo(400);
		assertThat(get("/actuator/prometheus").body()).contains("application=\"audit-service\"");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static ProducerRecord<byte[], byte[]> message(long id, long value) {
		return new ProducerRecord<>(Topics.TEST, "user_1".getBytes(StandardCharsets.UTF_8),
				MessageCodec.encode(new Message(id, Instant.now(), value, "user_1")));
	}

}
