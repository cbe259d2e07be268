package suite.producer.publish;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import suite.kafka.availability.KafkaAvailability;
import suite.message.Message;
import suite.message.MessageCodec;
import suite.producer.Http;
import suite.producer.Http.Answer;
import suite.testkafka.KafkaIntegrationTest;
import suite.testkafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@KafkaIntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MessagesIT {

	@Autowired
	private KafkaAvailability kafka;

	@LocalServerPort
	private int port;

	private Http http;

	/** Tells the records of one test from those of the others. */
	private final String user = "user_" + UUID.randomUUID();

	@BeforeEach
	void awaitKafka() {
		this.http = new Http(this.port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.kafka.status().available());
	}

	private String message(long id) {
		return "{\"id\":%d,\"value\":%d,\"user_id\":\"%s\"}".formatted(id, id * 10, this.user);
	}

	private List<ConsumerRecord<byte[], byte[]>> stored(String topic) {
		return TestKafka.records(TestKafka.bootstrapServers(), topic)
			.stream()
			.filter((record) -> this.user.equals(new String(record.key(), StandardCharsets.UTF_8)))
			.toList();
	}

	private List<Long> storedIds() {
		return stored("test-topic").stream().map((record) -> MessageCodec.decode(record.value()).id()).toList();
	}

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
	void takesAnUploadOfManyLinesAndKeepsTheirOrder() {
		String lines = IntStream.range(0, 100_000).mapToObj(this::message).collect(Collectors.joining("\n"));
		Answer answer = this.http.post("/messages", Http.NDJSON, BodyPublishers.ofString(lines));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text())
			.isEqualTo("{\"received\":100000,\"acked\":100000,\"rejected\":0,\"failed\":0,\"errors\":[]}");
		assertThat(storedIds())
			.containsExactlyElementsOf(IntStream.range(0, 100_000).mapToLong((i) -> i).boxed().toList());
	}

	@Test
	void brokenLinesOfAnUploadAreNamedAndNothingElseIsLost() {
		String tenMegabytes = "{\"id\":3,\"padding\":\"" + "x".repeat(10_000_000) + "\"}";
		byte[] body = String.join("\n", message(1), "{\"id\":2,\"val", tenMegabytes, "", message(5), "[]", message(7))
			.getBytes(StandardCharsets.UTF_8);
		// Chunked, so that the service cannot know its length beforehand.
		Answer answer = this.http.post("/messages", Http.NDJSON,
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.contentType()).isEqualTo("application/problem+json");
		JsonNode report = answer.json();
		assertThat(report.get("received").asInt()).isEqualTo(6);
		assertThat(report.get("acked").asInt()).isEqualTo(3);
		assertThat(report.get("rejected").asInt()).isEqualTo(3);
		assertThat(report.get("failed").asInt()).isZero();
		assertThat(report.get("errors").toString()).contains("\"line\":2,", "\"line\":3,", "\"line\":6,");
		assertThat(storedIds()).containsExactly(1L, 5L, 7L);
	}

	@Test
	void aReportHoldsABoundedNumberOfErrors() {
		Answer answer = this.http.post("/messages", Http.NDJSON, BodyPublishers.ofString("nonsense\n".repeat(1000)));
		assertThat(answer.json().get("rejected").asInt()).isEqualTo(1000);
		assertThat(answer.json().get("errors").size()).isEqualTo(100);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					/messages            | {"id":1,"user_id":"u"}                  | value is missing
					/messages            | {"id":1,"value":"x","user_id":"u"}      | value: expected an integer from -2^63 to 2^63-1, found the string "x"
					/messages            | {"id":1,"value":2,"user_id":"u"         | not valid JSON at column
					/messages            | nonsense                                | not valid JSON at column
					/messages            | 7                                       | expected a JSON object or an array of objects, found
					/messages?topic=none | {"id":1,"value":2,"user_id":"u"}        | topic: expected test-topic or input-topic, found none
					/texts               | {"key":"k"}                             | text: expected a string
					/texts               | {"key":7,"text":"t"}                    | key: expected a string
					/texts               | {"key":"k","text":"t","x":1}            | x is not a field of a text
					/texts               | {"key":"k","text":"\\ud800"}            | text: expected a string of Unicode characters
					""")
	void aBadRequestIsToldWhatWouldBeRight(String path, String body, String detail) {
		Answer answer = this.http.post(path, body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.contentType()).isEqualTo("application/problem+json");
		assertThat(answer.detail()).startsWith(detail);
	}

	@Test
	void anEmptyBodyIsToldWhatWouldBeRight() {
		assertThat(this.http.post("/messages", "").detail())
			.isEqualTo("expected a JSON object or an array of objects, found nothing");
	}

	@Test
	void aWrongContentTypeIsToldWhichAreRight() {
		Answer answer = this.http.post("/messages", "text/plain", BodyPublishers.ofString(message(1)));
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.detail())
			.isEqualTo("Content-Type: expected application/json, application/x-ndjson, found text/plain");
	}

	@Test
	void aBodyAboveTheBoundIsRefusedWhole() {
		Answer answer = this.http.post("/messages", "[" + message(1) + ",{\"x\":\"" + "x".repeat(9_000_000) + "\"}]");
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.detail()).contains("application/x-ndjson", "suite.producer.publish.max-body");
		assertThat(storedIds()).isEmpty();
	}

	@Test
	void aRecordAboveKafkasBoundIsRefusedAndSaidNotToBeStored() {
		Answer answer = this.http.post("/texts",
				"{\"key\":\"%s\",\"text\":\"%s\"}".formatted(this.user, "x".repeat(2_000_000)));
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.json().get("outcome").asString()).isEqualTo("too-large");
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
