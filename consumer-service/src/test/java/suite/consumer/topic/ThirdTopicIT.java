package suite.consumer.topic;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

import suite.consumer.ConsumerIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One more topic is one bean.
 */
@Import(Temperatures.class)
@ExtendWith(OutputCaptureExtension.class)
class ThirdTopicIT extends ConsumerIntegrationTest {

	private static final String TOPIC = Temperatures.NAME;

	@Autowired
	private Temperatures temperatures;

	@Autowired
	private MeterRegistry meters;

	private final String key = uniqueKey();

	@Test
	void isConsumedShownLoggedAndMeasuredLikeTheOthers(CapturedOutput output) throws Exception {
		TestKafka.send(List.of(record(TOPIC, 0, this.key, "21.5")));
		await().untilAsserted(() -> assertThat(this.temperatures.latest()).containsEntry(this.key, 21.5));
		await().until(() -> committed(GROUP, TOPIC, 0) > 0);
		await()
			.untilAsserted(() -> assertThat(get("/messages?topic=%s&key=%s".formatted(TOPIC, this.key))).singleElement()
				.satisfies((shown) -> assertThat(shown.get("value").toString()).isEqualTo("{\"celsius\":21.5}")));
		await().untilAsserted(() -> assertThat(output).contains("key=" + this.key + " value=21.5"));
		assertThat(list(get("/actuator/consumption").get("partitions")))
			.filteredOn((partition) -> partition.get("topic").asString().equals(TOPIC))
			.hasSize(2)
			.allSatisfy((partition) -> assertThat(partition.get("lag").asLong()).isZero())
			.allSatisfy((partition) -> assertThat(partition.get("assigned").asBoolean()).isTrue());
		assertThat(get("/actuator/health").toString()).contains(TOPIC);
		assertThat(this.meters.get("suite.consumer.received").tag("topic", TOPIC).counter().count()).isPositive();
		assertThat(this.meters.find("suite.consumer.lag.records").tag("topic", TOPIC).gauges()).hasSize(2);
		assertThat(this.meters.find("suite.consumer.lost").tag("topic", TOPIC).counters()).hasSize(1);
	}

	@Test
	void hasDeadLettersThatCanBeReplayed() {
		TestKafka.send(List.of(record(TOPIC, 1, this.key, "mild")));
		await().untilAsserted(() -> assertThat(deadLetter().get("reason").asString()).isEqualTo("mild is no number"));
		assertThat(post("/dead-letters/replay", "{\"topic\":\"%s\"}".formatted(TOPIC)).get("replayed").asInt())
			.isPositive();
		assertThat(deadLetter().get("replayed").asBoolean()).isTrue();
	}

	private JsonNode deadLetter() {
		List<JsonNode> found = list(get("/dead-letters?topic=" + TOPIC));
		assertThat(found).isNotEmpty();
		return found.get(found.size() - 1);
	}

}
