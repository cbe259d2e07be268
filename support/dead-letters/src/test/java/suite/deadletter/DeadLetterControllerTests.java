package suite.deadletter;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import suite.failure.RequestException;
import suite.http.answer.AnswerPlaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

@WebMvcTest(controllers = DeadLetterController.class)
@Import(DeadLetterControllerTests.TwoTopics.class)
class DeadLetterControllerTests {

	@Autowired
	MockMvcTester mvc;

	@MockitoBean
	DeadLetters deadLetters;

	@MockitoBean
	AnswerPlaces places;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			topic=input-topic | topic must be one of [test-topic-dlt, output-topic-dlt], not input-topic
			limit=0           | limit must be 1 to 1000, not 0
			limit=1001        | limit must be 1 to 1000, not 1001
			limit=x           | limit: expected an integer from -2147483648 to 2147483647, found x
			""")
	void saysWhatIsWrongWithARequest(String query, String detail) {
		assertThat(this.mvc.get().uri("/dead-letters?" + query)).hasStatus(400)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo(detail);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"topik":"test-topic"}                                | topik is not a field; expected limit, offset, partition, topic
					{"topic":"input-topic"}                               | topic must be one of [test-topic-dlt, output-topic-dlt], not input-topic
					{"limit":0}                                           | limit must be 1 to 1000, not 0
					{"topic":"test-topic","offset":1}                     | partition and offset go together
					{"partition":1,"offset":1}                            | partition and offset need a topic and no limit
					{"topic":"test-topic","partition":-1,"offset":1}      | partition must be 0 or more, not -1
					{"topic":"test-topic","partition":1,"offset":-5}      | offset must be 0 or more, not -5
					{"partition":0.9,"offset":2.7}                        | partition: expected an integer from -2147483648 to 2147483647
					{"topic":"test-topic","partition":0,"offset":"first"} | offset: expected an integer from -9223372036854775808 to 9223372036854775807
					{"limit":2147483648}                                  | limit: expected an integer from -2147483648 to 2147483647
					null                                                  | expected a JSON object, found null
					[1]                                                   | expected one JSON object and nothing behind it
					{"topic":                                             | not valid JSON: Unexpected end-of-input within/between Object entries
					""")
	void replaysNothingOnAWrongRequest(String body, String detail) {
		assertThat(this.mvc.post().uri("/dead-letters/replay").contentType(MediaType.APPLICATION_JSON).content(body))
			.hasStatus(400)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo(detail);
		verifyNoInteractions(this.deadLetters);
	}

	@Test
	void refusesAnotherContentType() {
		assertThat(this.mvc.post().uri("/dead-letters/replay").contentType(MediaType.TEXT_PLAIN).content("everything"))
			.hasStatus(415)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void saysThatKafkaIsAway() {
		given(this.deadLetters.replay(any())).willThrow(RequestException.unavailable("no broker"));
		assertThat(this.mvc.post().uri("/dead-letters/replay")).hasStatus(503)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.headers()
			.hasValue("Retry-After", "5");
	}

	@Test
	void refusesASecondReplayAtATime() {
		given(this.deadLetters.replay(any())).willThrow(RequestException.unavailable("another"));
		assertThat(this.mvc.post().uri("/dead-letters/replay")).hasStatus(503);
	}

	@SpringBootApplication
	static class TwoTopics {

		@Bean
		DeadLetterTopics deadLetterTopics() {
			return new DeadLetterTopics(List.of("test-topic", "output-topic"), "group");
		}

	}

}
