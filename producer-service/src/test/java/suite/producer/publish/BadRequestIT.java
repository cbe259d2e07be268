package suite.producer.publish;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import suite.producer.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a request that is wrong is told.
 */
class BadRequestIT extends PublishIntegrationTest {

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

}
