package suite.producer.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import suite.producer.Http;
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
					/messages            | {"id"::1}                               | not valid JSON at column 7: Unexpected character (':' (code 58)): expected a valid value
					/messages            | null                                    | expected a JSON object or an array of objects, found null
					/texts               | null                                    | expected a JSON object or an array of objects, found null
					/messages            | {"id":99999999999999999999,"value":2,"user_id":"u"} | id: expected an integer from -2^63 to 2^63-1, found 99999999999999999999
					/messages            | 7                                       | expected a JSON object or an array of objects, found 7
					/messages            | "text"                                  | expected a JSON object or an array of objects, found the string "text"
					/messages?topic=none | {"id":1,"value":2,"user_id":"u"}        | topic: expected test-topic or input-topic, found none
					/messages            | {"id":1,"value":2,"user_id":"u","x":1}  | x is not a field of a message; expected id, timestamp, user_id, value
					/messages            | {"id":1,"value":2,"user_id":"u","id":3} | id: expected it once
					/texts               | {"key":"k","text":"t","key":"l"}        | key: expected it once
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

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			/messages                   | {"id":1,"value":2,"user_id":"%s"}   | user_id
			/messages?topic=input-topic | {"id":1,"value":2,"user_id":"%s"}   | user_id
			/texts                      | {"key":"%s","text":"x"}             | key
			""")
	void aKeyAboveTheBoundIsRefusedWithItsSize(String path, String body, String field) {
		// 16 KB and a byte, of two bytes each but for the first.
		String detail = field
				+ ": expected a key of at most 16384 bytes in UTF-8 (suite.producer.publish.max-key), found 16385";
		String item = body.formatted("u" + "ü".repeat(8192));
		Answer single = this.http.post(path, item);
		assertThat(single.status()).isEqualTo(400);
		assertThat(single.detail()).isEqualTo(detail);
		assertThat(this.http.post(path, "[" + item + "]").json().get(0).get("detail").asString()).isEqualTo(detail);
		if (path.startsWith("/messages")) {
			assertThat(this.http.post(path, Http.NDJSON, BodyPublishers.ofString(item)).text()).contains(detail);
		}
		assertThat(this.http.post(path, body.formatted("ü".repeat(8192))).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":1,\"value\":2,\"user_id\":\"u?\"}",
			"[{\"id\":1,\"value\":2,\"user_id\":\"u\"},\"?\"]" })
	void overlongUtf8IsRefused(String json) throws IOException {
		byte[] body = new ByteArrayOutputStream() {
			{
				write(json.substring(0, json.indexOf('?')).getBytes(StandardCharsets.UTF_8));
				write(new byte[] { (byte) 0xC0, (byte) 0xAF });
				write(json.substring(json.indexOf('?') + 1).getBytes(StandardCharsets.UTF_8));
			}
		}.toByteArray();
		Answer answer = this.http.post("/messages", "application/json", BodyPublishers.ofByteArray(body));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).isEqualTo("not valid UTF-8 at byte " + (json.indexOf('?') + 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":\"\\ud800\"}", "{\"id\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx😀\"}" })
	void textThatIsShownCanAlwaysBeWritten(String json) {
		assertThat(this.http.post("/messages", json).detail()).startsWith("id: expected an integer");
		assertThat(this.http.post("/messages", "[" + json + "]").json().get(0).get("detail").asString())
			.startsWith("id: expected an integer");
		assertThat(this.http.post("/texts", "{\"%s😀\":1}".formatted("x".repeat(39))).detail())
			.startsWith("x".repeat(39) + "?… is not a field of a text");
		assertThat(this.http.post("/runs", "{\"interval\":\"\\ud800\"}").detail()).endsWith("found ?");
		assertThat(this.http.post("/runs", "{\"acks\":\"\\ud800\"}").detail()).endsWith("found ?");
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
		assertThat(answer.detail()).isEqualTo("the body is larger than 8388608 bytes; send it as application/x-ndjson, "
				+ "which may be of any length, or raise suite.producer.publish.max-body");
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
