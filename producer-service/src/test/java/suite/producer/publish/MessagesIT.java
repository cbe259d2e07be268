package suite.producer.publish;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import suite.message.Message;
import suite.message.MessageCodec;
import suite.producer.Http;
import suite.producer.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages and texts in JSON.
 */
class MessagesIT extends PublishIntegrationTest {

	@Test
	void answersOneMessageWithWhereItIsStored() {
		Answer answer = this.http.post("/messages",
				"{\"id\":42,\"timestamp\":1700000000.123,\"value\":420,\"user_id\":\"%s\"}".formatted(this.user));

		assertThat(answer.status()).isEqualTo(201);
		// Of a known length: one write to the socket, where chunks take two.
		assertThat(answer.contentLength()).isEqualTo(answer.text().length());
		ConsumerRecord<byte[], byte[]> record = stored("test-topic").get(0);
		assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo(
				"{\"id\":42,\"timestamp\":1700000000.123,\"value\":420,\"user_id\":\"%s\"}".formatted(this.user));
		assertThat(record.headers()).isEmpty();
		JsonNode receipt = answer.json();
		assertThat(receipt.get("topic").asString()).isEqualTo("test-topic");
		assertThat(receipt.get("partition").asInt()).isEqualTo(record.partition());
		assertThat(receipt.get("offset").asLong()).isEqualTo(record.offset());
		assertThat(receipt.get("timestamp").decimalValue().movePointRight(3).longValueExact())
			.isEqualTo(record.timestamp());
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", Http.NDJSON })
	void textInTheFormOfTheSuiteGoesAsItIsAndOtherTextInThatForm(String type) {
		String asItIs = "{\"id\": 1, \"timestamp\": 1700000000.120, \"value\": 10, \"user_id\": \"%s\"}"
			.formatted(this.user);
		String other = "{\"user_id\":\"%s\",\"id\":2,\"value\":20,\"timestamp\":1.7e9}".formatted(this.user);
		for (String text : List.of(asItIs, other)) {
			this.http.post("/messages", type, BodyPublishers.ofString(text));
		}
		assertThat(stored("test-topic").stream().map((record) -> new String(record.value(), StandardCharsets.UTF_8)))
			.containsExactly(asItIs,
					"{\"id\":2,\"timestamp\":1700000000.0,\"value\":20,\"user_id\":\"%s\"}".formatted(this.user));
	}

	@Test
	void theTimestampOfAMessageIsNowUnlessItSaysOtherwise() {
		double before = System.currentTimeMillis() / 1000.0;
		this.http.post("/messages", message(1));
		Message message = MessageCodec.decode(stored("test-topic").get(0).value());
		assertThat(message.timestamp().toEpochMilli() / 1000.0).isBetween(before, before + 60);
	}

	@Test
	void sendsToInputTopicOnRequest() {
		assertThat(this.http.post("/messages?topic=input-topic", message(7)).json().get("topic").asString())
			.isEqualTo("input-topic");
		assertThat(stored("input-topic")).hasSize(1);
	}

	@Test
	void answersForEachMessageOfAnArrayInOrder() {
		Answer answer = this.http.post("/messages",
				"[%s,{\"id\":2},17,%s,{\"id\":\"x\",\"value\":1,\"user_id\":\"u\"},%s]".formatted(message(1),
						message(4), message(6)));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(StreamSupport.stream(answer.json().spliterator(), false)
			.map((item) -> item.path("detail").asString("stored"))).containsExactly("stored", "value is missing",
					"expected a JSON object in the array", "stored",
					"id: expected an integer from -2^63 to 2^63-1, found the string \"x\"", "stored");
		assertThat(storedIds()).containsExactly(1L, 4L, 6L);
	}

	@Test
	void anArrayOfMoreItemsThanTheMemoryTakesIsRefusedWhole() {
		Answer answer = this.http.post("/messages", "[" + "1,".repeat(1_000_000) + message(1) + "]");
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.detail()).contains("suite.producer.publish.memory");
		assertThat(storedIds()).isEmpty();
	}

	@Test
	void eachItemOfAnArrayHasItsProblemAndAThousandSayWhy() {
		Answer answer = this.http.post("/messages", "[" + "{\"id\":\"x\"},".repeat(1500) + message(1) + "]");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().size()).isEqualTo(1501);
		assertThat(answer.json().get(999).get("detail").asString()).startsWith("id: expected an integer");
		assertThat(answer.json().get(1499).get("detail").asString())
			.isEqualTo("not a message; the first 1000 that are not say why");
		assertThat(storedIds()).containsExactly(1L);
	}

	@Test
	void nothingOfAnArrayIsSentThatIsNotJson() {
		Answer answer = this.http.post("/messages", "[" + message(1) + "," + message(2) + ",{\"id\":");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).startsWith("not valid JSON at column");
		assertThat(storedIds()).isEmpty();
	}

	@Test
	void textsGoToInputTopicAsTheyAre() {
		assertThat(
				this.http.post("/texts", "{\"key\":\"%s\",\"text\":\"hello streams ü\"}".formatted(this.user)).status())
			.isEqualTo(201);
		assertThat(this.http
			.post("/texts", "[{\"key\":\"%1$s\",\"text\":\"\"},{\"key\":\"%1$s\",\"text\":\"b\"}]".formatted(this.user))
			.status()).isEqualTo(200);
		assertThat(stored("input-topic").stream().map((record) -> new String(record.value(), StandardCharsets.UTF_8)))
			.containsExactly("hello streams ü", "", "b");
	}

}
