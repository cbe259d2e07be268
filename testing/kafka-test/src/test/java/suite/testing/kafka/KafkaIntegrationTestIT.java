package suite.testing.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@SpringBootTest(properties = { "spring.kafka.bootstrap-servers=localhost:1", "logging.level.org.apache.kafka=warn" })
@KafkaIntegrationTest
class KafkaIntegrationTestIT {

	@Autowired
	KafkaTemplate<String, String> template;

	@Test
	void pointsTheApplicationAtTheBroker() throws Exception {
		TestKafka.createTopic("from-spring", 1);
		this.template.send("from-spring", "user_1", "hello").get();
		assertThat(TestKafka.records("from-spring", 1, Duration.ofSeconds(10))).singleElement()
			.satisfies((record) -> assertThat(record.value()).asString(StandardCharsets.UTF_8).isEqualTo("hello"));
	}

	@Test
	void sendsAndReadsBytesWithHeaders() {
		TestKafka.createTopic("with-headers", 3);
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("with-headers", 2, new byte[] { 1 },
				new byte[] { 2 });
		record.headers().add("run-id", new byte[] { 3 });
		assertThat(TestKafka.send(List.of(record))).singleElement()
			.satisfies((sent) -> assertThat(sent.partition()).isEqualTo(2));
		assertThat(TestKafka.records("with-headers", 1, Duration.ofSeconds(10))).singleElement().satisfies((read) -> {
			assertThat(read.key()).containsExactly(1);
			assertThat(read.headers().lastHeader("run-id").value()).containsExactly(3);
		});
	}

	@Test
	void returnsWhatThereIsWhenTheTimeIsOver() {
		TestKafka.createTopic("empty", 1);
		assertThat(TestKafka.records("empty", 1, Duration.ofMillis(500))).isEmpty();
	}

	@Test
	void createsNoTopicOnDemand() {
		TestKafka.createTopic("twice", 1);
		assertThatIllegalStateException().isThrownBy(() -> TestKafka.createTopic("twice", 1))
			.withMessageContaining("TopicExists");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
