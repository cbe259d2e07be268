package suite.consumer.messages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import suite.consumer.ConsumerIntegrationTest;
import suite.consumer.Records;
import suite.http.events.EventStreams;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesIT extends ConsumerIntegrationTest {

	private final String key = uniqueKey();

	@Autowired
	private EventStreams streams;

	@Test
	void showsTheLatestMessagesOfAKeyNewestFirst() {
		ProducerRecord<byte[], byte[]> record = record("test-topic", 0, this.key, json(2));
		record.headers().add("run-id", Records.bytes("run 1"));
		TestKafka.send(List.of(record("test-topic", 0, this.key, json(1)), record));
		List<JsonNode> messages = await().until(() -> list(get("/messages?topic=test-topic&key=" + this.key)),
				(found) -> found.size() == 2);
		assertThat(messages.get(0).get("value")).isEqualTo(read(json(2)));
		assertThat(messages.get(0).get("headers").toString()).isEqualTo("{\"run-id\":\"run 1\"}");
		assertThat(messages.get(1).get("value").get("id").asLong()).isEqualTo(1);
	}

	@Test
	@Timeout(60)
	void streamsWhatWasMissedSinceTheLastEvent() throws Exception {
		RecordMetadata first = TestKafka.send(List.of(record("output-topic", 1, this.key, "FIRST"))).get(0);
		// What comes of another partition may else have come before it.
		await().until(() -> list(get("/messages?limit=1000&key=" + this.key)).size() == 1);
		List<RecordMetadata> sent = TestKafka.send(IntStream.range(0, 200)
			.mapToObj((number) -> record("output-topic", number % 2, this.key, "TEXT " + number))
			.toList());
		await().until(() -> list(get("/messages?limit=1000&key=" + this.key)).size() == 201);
		String last = "output-topic-1-" + first.offset();
		HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url() + "/messages/stream?key=" + this.key))
				.header("Last-Event-ID", last)
				.build(), BodyHandlers.ofLines());
		try (Stream<String> lines = response.body()) {
			TestKafka.send(List.of(record("output-topic", 1, this.key, "LIVE")));
			Iterator<String> ids = lines.filter((line) -> line.startsWith("id:")).iterator();
			Set<String> seen = new HashSet<>();
			while (!seen.contains("id:output-topic-1-" + (sent.get(199).offset() + 1))) {
				assertThat(seen.add(ids.next())).isTrue();
			}
			assertThat(seen)
				.contains("id:output-topic-1-" + sent.get(1).offset(), "id:output-topic-0-" + sent.get(198).offset())
				.doesNotContain("id:" + last)
				.hasSize(201);
		}
	}

	@Test
	@Timeout(60)
	void headTakesNoPlace() throws IOException {
		for (int number = 0; number < 25; number++) {
			try (RawConnection connection = stream("HEAD")) {
				RawAnswer answer = connection.read(true);
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.headers()).containsEntry("cache-control", "no-store")
					.containsEntry("x-accel-buffering", "no");
			}
		}
		await().until(() -> this.streams.count() == 0);
	}

	@Test
	@Timeout(60)
	void clientsThatHaveGoneGiveTheirPlacesBack() throws IOException {
		List<RawConnection> clients = new ArrayList<>();
		for (int number = 0; number < 20; number++) {
			RawConnection client = stream("GET");
			assertThat(client.read(false).status()).isEqualTo(200);
			clients.add(client);
		}
		try (RawConnection another = stream("GET")) {
			RawAnswer refused = another.read(false);
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.headers()).containsEntry("retry-after", "5");
		}
		for (RawConnection client : clients) {
			client.close();
		}
		await().atMost(Duration.ofSeconds(10)).until(() -> this.streams.count() == 0);
	}

	@Test
	@Timeout(60)
	void clientsThatNeverReadGiveTheirPlacesBack() throws IOException {
		List<RawConnection> clients = List.of(stream("GET"), stream("GET"));
		await().until(() -> this.streams.count() == 2);
		String large = "X".repeat(500_000);
		await().until(() -> {
			TestKafka.send(List.of(record("output-topic", 0, this.key, large)));
			return this.streams.count() == 0;
		});
		for (RawConnection client : clients) {
			client.close();
		}
	}

	private RawConnection stream(String method) throws IOException {
		RawConnection connection = new RawConnection(port(), Duration.ofSeconds(20));
		connection.send("%s /messages/stream?key=%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(method, this.key));
		return connection;
	}

	@Test
	@Timeout(60)
	void streamsWhatArrives() throws IOException, InterruptedException {
		HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url() + "/messages/stream?key=" + this.key)).build(),
					BodyHandlers.ofLines());
		try (Stream<String> lines = response.body()) {
			// The heartbeats are for the connection: while the group rebalances, there
			// may be some.
			Iterator<String> events = lines.filter((line) -> !line.isEmpty() && !line.equals(":nothing new"))
				.iterator();
			assertThat(events.next()).isEqualTo(":messages from now on");
			TestKafka.send(List.of(record("output-topic", 1, "another", "NOT THIS"),
					record("output-topic", 1, this.key, "HELLO")));
			assertThat(events.next()).startsWith("id:output-topic-1-");
			assertThat(events.next()).isEqualTo("event:message");
			JsonNode message = read(events.next().substring("data:".length()));
			assertThat(message.get("value").asString()).isEqualTo("HELLO");
			assertThat(message.get("partition").asInt()).isEqualTo(1);
		}
	}

}
