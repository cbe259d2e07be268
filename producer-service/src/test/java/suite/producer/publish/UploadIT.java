package suite.producer.publish;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import suite.producer.Http;
import suite.producer.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads of many lines.
 */
class UploadIT extends PublishIntegrationTest {

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

	@Test
	void aByteOrderMarkIsSkipped() {
		assertThat(this.http.post("/messages", "\ufeff" + message(1)).status()).isEqualTo(201);
		assertThat(this.http.post("/messages", "\ufeff[" + message(2) + "]").json().get(0).has("offset")).isTrue();
		assertThat(this.http
			.post("/messages", Http.NDJSON, BodyPublishers.ofString("\ufeff" + message(3) + "\n" + message(4)))
			.status()).isEqualTo(200);
		assertThat(this.http.post("/texts", "\ufeff{\"key\":\"%s\",\"text\":\"t\"}".formatted(this.user)).status())
			.isEqualTo(201);
		assertThat(this.http.post("/runs", "\ufeff{\"count\":1}").status()).isEqualTo(202);
		assertThat(storedIds()).containsExactly(1L, 2L, 3L, 4L);
	}

}
