package suite.streams.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.message.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class WordTopologyDeadLettersTest {

	@TempDir
	Path stateDirectory;

	private TopologyDriver topology;

	@BeforeEach
	void start() {
		this.topology = new TopologyDriver(this.stateDirectory);
	}

	@AfterEach
	void stop() {
		this.topology.close();
	}

	@Test
	void sendsAMalformedValueToTheDeadLettersAndGoesOn() {
		byte[] malformed = { 'o', 'k', (byte) 0xC3, '(' };
		RecordHeaders headers = new RecordHeaders();
		headers.add(Topics.RUN_ID_HEADER, TopologyDriver.bytes("run 1"));
		this.topology.input()
			.pipeInput(new TestRecord<>(TopologyDriver.bytes("user_1"), malformed, headers, TopologyDriver.NOON));
		this.topology.send("user_1", "hello streams");
		TestRecord<byte[], byte[]> deadLetter = this.topology.deadLetters().readRecord();
		assertThat(deadLetter.key()).isEqualTo(TopologyDriver.bytes("user_1"));
		assertThat(deadLetter.value()).isEqualTo(malformed);
		assertThat(deadLetter.getRecordTime()).isEqualTo(TopologyDriver.NOON);
		assertThat(headers(deadLetter)).containsEntry(Topics.RUN_ID_HEADER, "run 1")
			.containsEntry("__streams.errors.exception", MalformedTextException.class.getName())
			.containsEntry("__streams.errors.message", "The record's value is not UTF-8: byte 3 of 4 is malformed")
			.containsEntry("__streams.errors.topic", Topics.INPUT)
			.containsEntry("__streams.errors.partition", "0")
			.containsEntry("__streams.errors.offset", "0");
		assertThat(this.topology.output().readValuesToList()).containsExactly("HELLO STREAMS");
		assertThat(this.topology.counts()).isEqualTo(Map.of("user_1@12:00", 1L));
	}

	@Test
	void sendsAMalformedKeyToTheDeadLetters() {
		this.topology.input()
			.pipeInput(new byte[] { (byte) 0xFF }, TopologyDriver.bytes("hello streams"), TopologyDriver.NOON);
		assertThat(headers(this.topology.deadLetters().readRecord())).containsEntry("__streams.errors.message",
				"The record's key is not UTF-8: byte 1 of 1 is malformed");
		assertThat(this.topology.output().isEmpty()).isTrue();
	}

	@Test
	void acceptsAReplacementCharacterThatWasSent() {
		this.topology.send("user_1", "hello \uFFFD");
		assertThat(this.topology.output().readValue()).isEqualTo("HELLO \uFFFD");
		assertThat(this.topology.deadLetters().isEmpty()).isTrue();
	}

	@Test
	void sendsWhatGrowsTooLargeToTheDeadLettersAndCountsIt() {
		String growing = "ΐ".repeat(TopologyDriver.MAX_RECORD_SIZE / 4);
		this.topology.send("user_1", growing);
		this.topology.send("user_1", "hello streams");
		TestRecord<byte[], byte[]> deadLetter = this.topology.deadLetters().readRecord();
		assertThat(deadLetter.value()).isEqualTo(TopologyDriver.bytes(growing));
		assertThat(headers(deadLetter).get("__streams.errors.message"))
			.isEqualTo("In upper case the record has 3006 bytes, suite.streams.max-record-size allows 2000");
		assertThat(this.topology.output().readValuesToList()).containsExactly("HELLO STREAMS");
		assertThat(this.topology.counts()).isEqualTo(Map.of("user_1@12:00", 2L));
	}

	@Test
	void leavesOutOfADeadLetterWhatDoesNotFit() {
		byte[] huge = new byte[3 * TopologyDriver.MAX_RECORD_SIZE];
		huge[0] = (byte) 0xFF;
		this.topology.input().pipeInput(TopologyDriver.bytes("user_1"), huge, TopologyDriver.NOON);
		TestRecord<byte[], byte[]> deadLetter = this.topology.deadLetters().readRecord();
		assertThat(deadLetter.value()).isNull();
		assertThat(headers(deadLetter)).containsEntry("__streams.errors.offset", "0")
			.hasEntrySatisfying("__streams.errors.message", (message) -> assertThat(message).contains("left out"));
	}

	@Test
	void writesWhatIsJustSmallEnough() {
		this.topology.send("user_1", "x".repeat(TopologyDriver.MAX_RECORD_SIZE - 6));
		this.topology.send("user_1", "x".repeat(TopologyDriver.MAX_RECORD_SIZE - 5));
		assertThat(this.topology.output().readValuesToList()).hasSize(1);
		assertThat(this.topology.deadLetters().readValuesToList()).hasSize(1);
	}

	private static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
		Map<String, String> headers = new HashMap<>();
		List.of(letter.headers().toArray())
			.forEach((header) -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
		return headers;
	}

}
