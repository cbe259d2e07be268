package suite.consumer.messages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import suite.consumer.ConsumerIntegrationTest;
import suite.consumer.Records;
import suite.testkafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesIT extends ConsumerIntegrationTest {

	private final String key = uniqueKey();

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
			assertThat(events.next()).isEqualTo("event:message");
			JsonNode message = read(events.next().substring("data:".length()));
			assertThat(message.get("value").asString()).isEqualTo("HELLO");
			assertThat(message.get("partition").asInt()).isEqualTo(1);
		}
	}

}
