package suite.lab.faults;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

import suite.message.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceTests {

	private static final String STORED = "every acknowledged message is stored once, in order";

	private static final String PROCESSED = "consumer-service processed every message";

	private static final String OUTPUT = "output-topic has each message of input-topic once, in order";

	private static final String COUNTS = "the windowed counts are those of input-topic";

	private static final String DEAD_LETTERS = "the dead letters are the poison";

	private final Content test = content(Topics.TEST, "r1", 0, 1, 2);

	private final Content input = content(Topics.INPUT, "r2", 0, 1);

	private final Content output = content(Topics.OUTPUT, "r2", 0, 1);

	private final Processed processed = new Processed();

	private Map<String, Long> counts = Map.of("user", 2L);

	private long deadLetters;

	EvidenceTests() {
		List.of("test-topic 0 0", "test-topic 0 1", "test-topic 0 2", "output-topic 0 0", "output-topic 0 1")
			.forEach(this.processed::add);
	}

	@Test
	void holdsWhenAllFits() {
		assertThat(failing()).isEmpty();
	}

	@Test
	void anAcknowledgedMessageThatIsNotStoredIsFound() {
		assertThat(failing(ids(0, 3), ids(0, 3))).containsExactly(STORED);
		assertThat(failing(ids(0, 4), ids(0, 2))).containsExactly(STORED);
	}

	@Test
	void nothingAcknowledgedProvesNothing() {
		assertThat(failing(new BitSet(), new BitSet())).containsExactly(STORED);
	}

	@Test
	void aStoredMessageThatWasNotProcessedIsFound() {
		this.test.add(record(Topics.TEST, 3, "r1", 3));
		assertThat(failing()).containsExactly(PROCESSED);
	}

	@Test
	void whatIsProcessedAgainIsNoFailureAndCounted() {
		this.processed.add("test-topic 0 1");
		assertThat(failing()).isEmpty();
		assertThat(this.processed.again()).isOne();
	}

	@Test
	void theCutOffLastLineOfAKilledServiceCountsForNothing() {
		this.processed.add("test-topic 0");
		assertThat(this.processed.again()).isZero();
	}

	@Test
	void aMissingAndATwiceStoredUpperCasedMessageAreFound() {
		this.input.add(record(Topics.INPUT, 2, "r2", 2));
		this.counts = Map.of("user", 3L);
		assertThat(failing()).containsExactly(OUTPUT);
		this.output.add(record(Topics.OUTPUT, 3, "r2", 2));
		this.output.add(record(Topics.OUTPUT, 4, "r2", 2));
		this.processed.add("output-topic 0 3");
		this.processed.add("output-topic 0 4");
		assertThat(failing()).containsExactly(OUTPUT);
	}

	@Test
	void aCountThatIsOffByOneIsFound() {
		this.counts = Map.of("user", 3L);
		assertThat(failing()).containsExactly(COUNTS);
		this.counts = Map.of("user", 2L, "other", 1L);
		assertThat(failing()).containsExactly(COUNTS);
	}

	@Test
	void poisonThatIsNotInTheDeadLettersIsFoundAndDeadLettersWithoutPoisonToo() {
		this.test.add(new ConsumerRecord<>(Topics.TEST, 0, 9, "k".getBytes(StandardCharsets.UTF_8),
				"not json".getBytes(StandardCharsets.UTF_8)));
		assertThat(failing()).containsExactly(DEAD_LETTERS);
		this.deadLetters = 1;
		assertThat(failing()).isEmpty();
		this.deadLetters = 2;
		assertThat(failing()).containsExactly(DEAD_LETTERS);
	}

	private List<String> failing() {
		return failing(ids(0, 3), ids(0, 2));
	}

	private List<String> failing(BitSet ackedOfTest, BitSet ackedOfInput) {
		Evidence evidence = new Evidence(
				List.of(new RunLedger(Topics.TEST, "r1", ackedOfTest), new RunLedger(Topics.INPUT, "r2", ackedOfInput)),
				this.test, this.input, this.output, this.processed, this.counts, this.deadLetters, 0);
		return evidence.checks().stream().filter((check) -> !check.holds()).map(Check::name).toList();
	}

	private static BitSet ids(int from, int to) {
		BitSet ids = new BitSet();
		ids.set(from, to);
		return ids;
	}

	private static Content content(String topic, String run, int... ids) {
		Content content = new Content();
		for (int id : ids) {
			content.add(record(topic, id, run, id));
		}
		return content;
	}

	private static ConsumerRecord<byte[], byte[]> record(String topic, long offset, String run, int id) {
		ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, 0, offset,
				"user".getBytes(StandardCharsets.UTF_8), "{\"id\":%d}".formatted(id).getBytes(StandardCharsets.UTF_8));
		record.headers().add(new RecordHeader(Topics.RUN_ID_HEADER, run.getBytes(StandardCharsets.UTF_8)));
		return record;
	}

}
