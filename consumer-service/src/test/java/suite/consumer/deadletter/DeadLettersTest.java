package suite.consumer.deadletter;

import java.util.List;

import tools.jackson.databind.JsonNode;

import suite.consumer.ConsumerIntegrationTest;
import suite.testing.kafka.TestKafka;

/**
 * Tests of dead letters, each with a key of its own.
 */
abstract class DeadLettersTest extends ConsumerIntegrationTest {

	protected final String key = uniqueKey();

	protected JsonNode replay(JsonNode letter) {
		return post("/dead-letters/replay", "{\"topic\":\"%s\",\"partition\":%d,\"offset\":%d}"
			.formatted(letter.get("topic").asString(), letter.get("partition").asInt(), letter.get("offset").asLong()));
	}

	protected List<JsonNode> awaitDeadLetters(String topic, int count) {
		return await().until(() -> list(get("/dead-letters?limit=1000&topic=" + topic)).stream()
			.filter((letter) -> this.key.equals(letter.get("key").asString()))
			.toList(), (letters) -> letters.size() == count);
	}

	protected static void setLimit(String topic, int bytes) {
		TestKafka.setMaxMessageBytes(TestKafka.bootstrapServers(), topic, bytes);
	}

}
