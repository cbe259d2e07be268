package suite.producer.run;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
import suite.testing.http.RawConnection;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@KafkaIntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RunsIT {

	@Autowired
	private KafkaAvailability kafka;

	@LocalServerPort
	private int port;

	private Http http;

	@BeforeEach
	void awaitKafka() {
		this.http = new Http(this.port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.kafka.status().available());
	}

	private String start(String request) {
		Answer answer = this.http.post("/runs", request);
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.location()).isEqualTo("/runs/" + answer.json().get("id").asString());
		return answer.location();
	}

	private JsonNode awaitEnd(String run) {
		await().atMost(Duration.ofSeconds(60))
			.until(() -> !this.http.get(run).json().get("state").asString().equals("RUNNING"));
		return this.http.get(run).json();
	}

	private static List<ConsumerRecord<byte[], byte[]>> stored(String topic, String run) {
		return TestKafka.records(TestKafka.bootstrapServers(), topic)
			.stream()
			.filter((record) -> record.headers().lastHeader("run-id") != null
					&& run.endsWith(new String(record.headers().lastHeader("run-id").value(), StandardCharsets.UTF_8)))
			.toList();
	}

	@Test
	void aRunSendsTheMessagesOfTheCaseInOrderForEachKey() {
		String run = start("{\"interval\":\"1ms\"}");

		JsonNode status = awaitEnd(run);
		assertThat(status.get("state").asString()).isEqualTo("COMPLETED");
		assertThat(status.get("requested").asInt()).isEqualTo(100);
		assertThat(status.get("sent").asInt()).isEqualTo(100);
		assertThat(status.get("acked").asInt()).isEqualTo(100);
		assertThat(status.get("failed").asInt()).isZero();
		assertThat(status.get("latency").get("p50Ms").asDouble()).isPositive();
		assertThat(this.http.get(run + "/acked").text()).isEqualTo("[[0,99]]");

		List<ConsumerRecord<byte[], byte[]>> records = stored("test-topic", run);
		assertThat(records).hasSize(100).allSatisfy((record) -> {
			Message message = MessageCodec.decode(record.value());
			assertThat(message.value()).isEqualTo(message.id() * 10);
			assertThat(message.userId()).isEqualTo("user_" + message.id() % 10)
				.isEqualTo(new String(record.key(), StandardCharsets.UTF_8));
		});
		Map<String, List<Long>> idsByKey = records.stream()
			.map((record) -> MessageCodec.decode(record.value()))
			.collect(Collectors.groupingBy(Message::userId, Collectors.mapping(Message::id, Collectors.toList())));
		assertThat(idsByKey).hasSize(10)
			.allSatisfy((key, ids) -> assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(10));
	}

	@ParameterizedTest
	@CsvSource({ "all", "1", "0" })
	void aRunUsesTheAcksThatItIsAskedFor(String acks) {
		JsonNode status = awaitEnd(
				start("{\"count\":200000,\"interval\":\"0ms\",\"users\":1000,\"acks\":\"%s\"}".formatted(acks)));
		assertThat(status.get("state").asString()).isEqualTo("COMPLETED");
		assertThat(status.get("acks").asString()).isEqualTo(acks);
		assertThat(status.get("acked").asInt()).isEqualTo(200_000);
		assertThat(this.http.get("/actuator/prometheus").text()).contains("client_id=\"bulk-acks-%s-".formatted(acks));
	}

	@Test
	void aRunGoesToInputTopicOnRequest() {
		String run = start("{\"count\":10,\"rate\":1000,\"topic\":\"input-topic\"}");
		awaitEnd(run);
		assertThat(stored("input-topic", run)).hasSize(10);
	}

	@Test
	void aCancelledRunEndsSoonAndAccountsForWhatItSent() {
		String run = start("{\"count\":1000000,\"interval\":\"10ms\"}");
		await().until(() -> this.http.get(run).json().get("acked").asInt() > 3);
		this.http.delete(run);

		JsonNode status = awaitEnd(run);
		assertThat(status.get("state").asString()).isEqualTo("CANCELLED");
		assertThat(status.get("acked").asInt()).isEqualTo(status.get("sent").asInt());
		assertThat(stored("test-topic", run)).hasSize(status.get("acked").asInt());
		assertThat(this.http.get(run + "/acked").text())
			.isEqualTo("[[0,%d]]".formatted(status.get("sent").asInt() - 1));
	}

	@Test
	void theEventsOfARunEndWithItsEnd() {
		String run = start("{\"count\":100,\"interval\":\"10ms\"}");
		Answer events = this.http.get(run + "/events");
		assertThat(events.contentType()).startsWith("text/event-stream");
		assertThat(events.text()).startsWith("event:progress\ndata:{\"id\":");
		assertThat(events.text().substring(events.text().lastIndexOf("id:")))
			.startsWith("id:ended\nevent:ended\ndata:{")
			.contains("\"state\":\"COMPLETED\"", "\"acked\":100");
		// A browser connects again, with the id of the latest event that had one.
		assertThat(this.http.get(run + "/events", "Last-Event-ID", "ended").status()).isEqualTo(204);
	}

	@Test
	void aWatcherThatIsGoneGivesItsPlaceBack() throws IOException {
		String run = start("{\"interval\":\"1h\"}");
		assertThat(mayWatch(run, 32)).isTrue();
		// Each try takes places for as long as a client that is gone does.
		await().pollInterval(Duration.ofMillis(1500)).until(() -> mayWatch(run, 32));
		assertThat(mayWatch(run, 33)).isFalse();
		this.http.delete(run);
		awaitEnd(run);
	}

	private boolean mayWatch(String run, int watchers) throws IOException {
		List<RawConnection> connections = new ArrayList<>();
		boolean all = true;
		for (int i = 0; i < watchers; i++) {
			RawConnection connection = new RawConnection(this.port, Duration.ofSeconds(10));
			connections.add(connection);
			connection.send("GET " + run + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
			all &= connection.read(false).status() == 200;
		}
		for (RawConnection connection : connections) {
			connection.close();
		}
		return all;
	}

	@Test
	void noMoreRunsAreTakenThanMayRun() {
		List<String> runs = IntStream.range(0, 4).mapToObj((i) -> start("{\"interval\":\"1m\"}")).toList();
		Answer answer = this.http.post("/runs", "{}");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.retryAfter()).isNotEmpty();
		assertThat(answer.detail()).contains("suite.producer.runs.max-running");
		runs.forEach((run) -> this.http.delete(run));
		runs.forEach(this::awaitEnd);
		assertThat(this.http.get("/runs").json().size()).isGreaterThanOrEqualTo(4);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			{"count":-1}    | count: expected 1 to 100000000, found -1
			{"count":"7"}   | count: expected an integer
			{"count":1.5}   | count: expected an integer
			{"rate":"fast"} | rate: expected a number
			{"cuont":1}     | cuont is not a field; expected acks, count, interval, rate, topic, users
			{"count":       | not valid JSON: Unexpected end-of-input within/between Object entries
			[]              | expected one JSON object and nothing behind it
			null            | expected a JSON object, found null
			{"count":3e9}   | count: expected an integer
			{"users":3000000000} | users: expected an integer from -2147483648 to 2147483647
			""")
	void aBadRequestIsToldWhatWouldBeRight(String body, String detail) {
		Answer answer = this.http.post("/runs", body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.contentType()).isEqualTo("application/problem+json");
		assertThat(answer.detail()).startsWith(detail);
	}

	@Test
	void metricsCountWhatWasAcknowledged() {
		double before = ackedRecords();
		awaitEnd(start("{\"count\":50,\"interval\":\"0ms\"}"));
		this.http.post("/messages", "{\"id\":1,\"value\":1,\"user_id\":\"u\"}");
		this.http.post("/messages", "[{\"id\":1,\"value\":1,\"user_id\":\"u\"}]");
		this.http.post("/messages", Http.NDJSON, BodyPublishers.ofString("{\"id\":1,\"value\":1,\"user_id\":\"u\"}"));
		assertThat(ackedRecords() - before).isEqualTo(53);
	}

	private double ackedRecords() {
		return this.http.get("/actuator/prometheus")
			.text()
			.lines()
			.filter((line) -> line.startsWith("suite_producer_records_total{") && line.contains("outcome=\"acked\"")
					&& line.contains("topic=\"test-topic\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	@Test
	void aRunThatDoesNotExistIsNotFound() {
		for (String path : List.of("/runs/none", "/runs/none/acked", "/runs/none/events")) {
			assertThat(this.http.get(path).status()).isEqualTo(404);
			assertThat(this.http.get(path).detail()).startsWith("no run none");
		}
	}

}
