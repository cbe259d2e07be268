package suite.consumer.deadletter;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.server.ResponseStatusException;

import suite.http.answer.AnswerPlaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

@WebMvcTest(controllers = DeadLetterController.class)
class DeadLetterControllerTest {

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
			limit=x           | Failed to convert 'limit' with value: 'x'
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
					{"topik":"test-topic"}                                | a replay has the fields topic, partition, offset and limit, not [topik]
					{"topic":"input-topic"}                               | topic must be one of [test-topic-dlt, output-topic-dlt], not input-topic
					{"limit":0}                                           | limit must be 1 to 1000, not 0
					{"topic":"test-topic","offset":1}                     | partition and offset go together
					{"partition":1,"offset":1}                            | partition and offset need a topic and no limit
					{"topic":"test-topic","partition":-1,"offset":1}      | partition must be 0 or more, not -1
					{"topic":"test-topic","partition":1,"offset":-5}      | offset must be 0 or more, not -5
					[1]                                                   | the body is not a JSON object such as {"topic":"test-topic-dlt","limit":10}
					{"topic":                                             | the body is not a JSON object such as {"topic":"test-topic-dlt","limit":10}
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
	void namesTheFieldThatHasTheWrongType() {
		assertThat(this.mvc.post()
			.uri("/dead-letters/replay")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"topic\":\"test-topic\",\"partition\":1,\"offset\":\"first\"}")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.startsWith("offset: ");
	}

	@Test
	void refusesAnotherContentType() {
		assertThat(this.mvc.post().uri("/dead-letters/replay").contentType(MediaType.TEXT_PLAIN).content("everything"))
			.hasStatus(415)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void saysThatKafkaIsAway() {
		given(this.deadLetters.replay(any())).willThrow(new TimeoutException("no broker"));
		assertThat(this.mvc.post().uri("/dead-letters/replay")).hasStatus(503)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.headers()
			.hasValue("Retry-After", "5");
	}

	@Test
	void refusesASecondReplayAtATime() {
		given(this.deadLetters.replay(any())).willThrow(new ResponseStatusException(HttpStatus.CONFLICT, "another"));
		assertThat(this.mvc.post().uri("/dead-letters/replay")).hasStatus(409);
	}

}
