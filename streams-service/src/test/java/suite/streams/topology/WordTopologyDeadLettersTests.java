package suite.streams.topology;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.kafka.support.KafkaHeaders;

import suite.message.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class WordTopologyDeadLettersTests extends TopologyTest {

	@Test
	void sendsAMalformedValueToTheDeadLettersAndGoesOn() {
		byte[] malformed = { 'o', 'k', (byte) 0xC3, '(' };
		RecordHeaders headers = new RecordHeaders();
		headers.add(Topics.RUN_ID_HEADER, bytes("run 1"));
		this.input.pipeInput(new TestRecord<>(bytes("user_1"), malformed, headers, NOON));
		send("user_1", "hello streams");
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.key()).isEqualTo(bytes("user_1"));
		assertThat(deadLetter.value()).isEqualTo(malformed);
		assertThat(deadLetter.getRecordTime()).isEqualTo(NOON);
		assertThat(headers(deadLetter)).containsEntry(Topics.RUN_ID_HEADER, "run 1")
			.containsEntry(KafkaHeaders.DLT_EXCEPTION_FQCN, MalformedTextException.class.getName())
			.containsEntry(KafkaHeaders.DLT_EXCEPTION_MESSAGE,
					"The record's value is not UTF-8: byte 3 of 4 is malformed")
			.containsEntry(KafkaHeaders.DLT_ORIGINAL_TOPIC, Topics.INPUT)
			.containsEntry(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE, "CreateTime");
		assertThat(number(deadLetter, KafkaHeaders.DLT_ORIGINAL_PARTITION)).isZero();
		assertThat(number(deadLetter, KafkaHeaders.DLT_ORIGINAL_OFFSET)).isZero();
		assertThat(number(deadLetter, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP)).isEqualTo(NOON.toEpochMilli());
		assertThat(this.output.readValuesToList()).containsExactly("HELLO STREAMS");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 1L));
	}

	@Test
	void sendsAMalformedKeyToTheDeadLetters() {
		this.input.pipeInput(new byte[] { (byte) 0xFF }, bytes("hello streams"), NOON);
		assertThat(headers(this.deadLetters.readRecord())).containsEntry(KafkaHeaders.DLT_EXCEPTION_MESSAGE,
				"The record's key is not UTF-8: byte 1 of 1 is malformed");
		assertThat(this.output.isEmpty()).isTrue();
	}

	@Test
	void acceptsAReplacementCharacterThatWasSent() {
		send("user_1", "hello \uFFFD");
		assertThat(this.output.readValue()).isEqualTo("HELLO \uFFFD");
		assertThat(this.deadLetters.isEmpty()).isTrue();
	}

	@Test
	void sendsWhatGrowsTooLargeToTheDeadLettersAndCountsIt() {
		String growing = "ΐ".repeat(MAX_RECORD_SIZE / 4);
		send("user_1", growing);
		send("user_1", "hello streams");
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.value()).isEqualTo(bytes(growing));
		assertThat(headers(deadLetter).get(KafkaHeaders.DLT_EXCEPTION_MESSAGE))
			.isEqualTo("In upper case the record has 3006 bytes, suite.streams.max-record-size allows 2000");
		assertThat(this.output.readValuesToList()).containsExactly("HELLO STREAMS");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 2L));
	}

	@Test
	void sendsWhatTheOutputDoesNotTakeToTheDeadLettersAndCountsIt() {
		this.limits = limits(500, Integer.MAX_VALUE, 3 * MAX_RECORD_SIZE);
		RecordHeaders headers = new RecordHeaders();
		IntStream.range(0, 300).forEach((i) -> headers.add("", new byte[0]));
		this.input.pipeInput(new TestRecord<>(bytes("user_1"), bytes("hello streams"), headers, NOON));
		send("user_1", "hello streams");
		assertThat(headers(this.deadLetters.readRecord()).get(KafkaHeaders.DLT_EXCEPTION_MESSAGE))
			.matches("In upper case the record takes up to 7\\d\\d bytes, more than 500 bytes \\(the output\\)");
		assertThat(this.output.readValuesToList()).containsExactly("HELLO STREAMS");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 2L));
	}

	@Test
	void sendsAKeyThatTheStateDoesNotTakeToTheDeadLettersAndNeitherCountsNorWritesIt() {
		this.limits = limits(Integer.MAX_VALUE, 500, 3 * MAX_RECORD_SIZE);
		send("k".repeat(400), "hello streams");
		send("k".repeat(300), "hello streams");
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.key()).isEqualTo(bytes("k".repeat(400)));
		assertThat(headers(deadLetter).get(KafkaHeaders.DLT_EXCEPTION_MESSAGE))
			.startsWith("The record's key has 400 bytes")
			.endsWith("more than 500 bytes (the state)");
		assertThat(this.output.readKeyValuesToList()).containsExactly(KeyValue.pair("k".repeat(300), "HELLO STREAMS"));
		assertThat(counts()).isEqualTo(Map.of("k".repeat(300) + "@12:00", 1L));
	}

	@ParameterizedTest
	@CsvSource({ "4500, 100, 100, 100, ''", "4500, 1000, 2000, 3000, headers", "4500, 1000, 3000, 2000, value",
			"4500, 3000, 2000, 1000, key", "2700, 2000, 2100, 2500, 'headers, value'",
			"1500, 2500, 2600, 2700, 'headers, value, key'" })
	void leavesTheLargestPartsOutOfADeadLetterUntilItFits(int limit, int key, int value, int header, String leftOut) {
		this.limits = limits(Integer.MAX_VALUE, 50, limit);
		RecordHeaders headers = new RecordHeaders();
		headers.add("h".repeat(header - 10), bytes("v".repeat(6)));
		this.input.pipeInput(new TestRecord<>(bytes("k".repeat(key)), bytes("v".repeat(value)), headers, NOON));
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.key() == null).isEqualTo(leftOut.contains("key"));
		assertThat(deadLetter.value() == null).isEqualTo(leftOut.contains("value"));
		assertThat(headers(deadLetter).size() == 6).isEqualTo(leftOut.contains("headers"));
		assertThat(headers(deadLetter).containsKey("dead-letter-without-content")).isEqualTo(!leftOut.isEmpty());
		assertThat(number(deadLetter, KafkaHeaders.DLT_ORIGINAL_OFFSET)).isZero();
		assertThat(headers(deadLetter)).hasEntrySatisfying(KafkaHeaders.DLT_EXCEPTION_MESSAGE, (message) -> {
			if (leftOut.isEmpty()) {
				assertThat(message).doesNotContain("left out");
			}
			else {
				assertThat(message).contains("left out here, as it would take more than ",
						" bytes (the dead letters): " + leftOut + "; see the record itself");
			}
		});
	}

	@Test
	void tellsAtLeastThePlaceWhereThereIsHardlyRoom() {
		this.limits = limits(Integer.MAX_VALUE, 50, 420);
		send("k".repeat(100), "x".repeat(1000));
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(number(deadLetter, KafkaHeaders.DLT_ORIGINAL_OFFSET)).isZero();
		assertThat(number(deadLetter, KafkaHeaders.DLT_ORIGINAL_PARTITION)).isZero();
	}

	@Test
	void skipsARecordWhereNotEvenItsPlaceCanBeWritten() {
		this.limits = limits(Integer.MAX_VALUE, 160, 100);
		send("k".repeat(100), "hello streams");
		send("k", "hello streams");
		assertThat(this.deadLetters.isEmpty()).isTrue();
		assertThat(counts()).isEqualTo(Map.of("k@12:00", 1L));
	}

	@Test
	void leavesOutOfADeadLetterWhatDoesNotFit() {
		byte[] huge = new byte[3 * MAX_RECORD_SIZE];
		huge[0] = (byte) 0xFF;
		this.input.pipeInput(bytes("user_1"), huge, NOON);
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.value()).isNull();
		assertThat(number(deadLetter, KafkaHeaders.DLT_ORIGINAL_OFFSET)).isZero();
		assertThat(headers(deadLetter)).hasEntrySatisfying(KafkaHeaders.DLT_EXCEPTION_MESSAGE,
				(message) -> assertThat(message).contains("left out"));
	}

	@Test
	void writesWhatIsJustSmallEnough() {
		send("user_1", "x".repeat(MAX_RECORD_SIZE - 6));
		send("user_1", "x".repeat(MAX_RECORD_SIZE - 5));
		assertThat(this.output.readValuesToList()).hasSize(1);
		assertThat(this.deadLetters.readValuesToList()).hasSize(1);
	}

	private static long number(TestRecord<byte[], byte[]> letter, String header) {
		return new BigInteger(letter.headers().lastHeader(header).value()).longValueExact();
	}

	private static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
		Map<String, String> headers = new HashMap<>();
		List.of(letter.headers().toArray())
			.forEach((header) -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
		return headers;
	}

}
