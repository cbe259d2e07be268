package suite.consumer.messages;

import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import suite.consumer.Records;
import suite.consumer.topic.TestTopics;
import suite.http.answer.AnswerPlaces;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(controllers = MessageController.class,
		properties = { "suite.consumer.messages.capacity=500", "suite.consumer.messages.max-answer=10KB",
				"suite.consumer.messages.stream.clients=0" })
@Import({ TestTopics.class, MessageBuffer.class, MessageStreams.class, MessagesConfiguration.class })
@EnableConfigurationProperties(MessagesSettings.class)
class MessageControllerTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	MessageBuffer buffer;

	@MockitoBean
	AnswerPlaces places;

	@BeforeEach
	void fill() {
		this.buffer.processed("test-topic", List.of(Records.record("test-topic", 1, "user_1",
				"{\"id\": 1, \"timestamp\": 1700000000.5, \"value\": 10, \"user_id\": \"user_1\"}")));
		this.buffer.processed("output-topic", Records.texts("output-topic", 3));
	}

	@Test
	void showsAMessageInTheNamesOfTheWireFormat() {
		assertThat(this.mvc.get().uri("/messages?topic=test-topic&limit=1")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("""
					[{"topic":"test-topic","partition":0,"offset":1,"timestamp":1700000000.001,"key":"user_1",
					"value":{"id":1,"timestamp":1700000000.5,"value":10,"user_id":"user_1"},"headers":{}}]
					""");
	}

	@Test
	void showsTheNewestFirst() {
		assertThat(this.mvc.get().uri("/messages?key=key&limit=2")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].value")
			.isEqualTo(List.of("TEXT 2", "TEXT 1"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/messages?topic=input-topic        | topic must be one of [test-topic, output-topic], not input-topic
			/messages?limit=0                  | limit must be 1 to 1000, not 0
			/messages?limit=1001               | limit must be 1 to 1000, not 1001
			/messages?limit=many               | limit: expected an integer from -2147483648 to 2147483647, found many
			/messages/stream?topic=input-topic | topic must be one of [test-topic, output-topic], not input-topic
			""")
	void saysWhatIsWrongWithARequest(String uri, String detail) {
		assertThat(this.mvc.get().uri(uri)).hasStatus(400)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo(detail);
	}

	@Test
	void answersFewerWhereTheyAreLarge() {
		this.buffer.processed("output-topic",
				List.of(Records.record("output-topic", 7, "large", "x".repeat(4000)),
						Records.record("output-topic", 8, "large", "x".repeat(4000)),
						Records.record("output-topic", 9, "large", "x".repeat(4000)),
						Records.record("output-topic", 10, "huge", "x".repeat(12_000))));
		assertThat(this.mvc.get().uri("/messages?key=large")).bodyJson()
			.extractingPath("$[*].offset")
			.isEqualTo(List.of(9, 8));
		assertThat(this.mvc.get().uri("/messages?key=huge")).bodyJson()
			.extractingPath("$[*].offset")
			.isEqualTo(List.of(10));
	}

	@Test
	void doesNotKnowWhenARecordWithoutATimestampWasProduced() {
		this.buffer.processed("output-topic",
				List.of(new ConsumerRecord<>("output-topic", 0, 11, ConsumerRecord.NO_TIMESTAMP,
						TimestampType.NO_TIMESTAMP_TYPE, 8, 4, Records.bytes("timeless"), Records.bytes("TEXT"),
						new RecordHeaders(), Optional.empty())));
		assertThat(this.mvc.get().uri("/messages?key=timeless")).bodyJson().extractingPath("$[0].timestamp").isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "input-topic-0-1", "test-topic-0", "test-topic--1-5", "test-topic-0-1.5",
			"test-topic-99999999999-1", "test-topic-0-99999999999999999999" })
	void saysWhatIsWrongWithALastEventId(String id) {
		assertThat(
				this.mvc.get().uri("/messages/stream").accept(MediaType.TEXT_EVENT_STREAM).header("Last-Event-ID", id))
			.hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Last-Event-ID must be the id of an event, such as test-topic-0-42");
	}

	@Test
	void refusesAClientTooMany() {
		assertThat(this.mvc.get().uri("/messages/stream").accept(MediaType.TEXT_EVENT_STREAM)).hasStatus(503)
			.hasHeader("Retry-After", "5")
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("suite.consumer.messages.stream.clients");
	}

}
