package suite.deadletter;

import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ReplayMarksTests {

	@Test
	void beginWithNothingDone() {
		ReplayMarks marks = ReplayMarks.of(null, 0, 10_000);
		assertThat(marks.next()).isZero();
		assertThat(marks.isDone(0)).isFalse();
	}

	@Test
	void rememberSingleOnesAcrossACommit() {
		ReplayMarks marks = ReplayMarks.of(new OffsetAndMetadata(100), 0, 10_000);
		marks.done(105);
		marks.done(103);
		OffsetAndMetadata committed = marks.toCommit();
		assertThat(committed).isEqualTo(new OffsetAndMetadata(100, "3,5"));
		ReplayMarks again = ReplayMarks.of(committed, 0, 10_000);
		assertThat(again.isDone(99)).isTrue();
		assertThat(again.isDone(100)).isFalse();
		assertThat(again.isDone(103)).isTrue();
		assertThat(again.isDone(104)).isFalse();
		assertThat(again.isDone(105)).isTrue();
	}

	@Test
	void advanceOverWhatIsDone() {
		ReplayMarks marks = ReplayMarks.of(new OffsetAndMetadata(100, "1,2,4"), 0, 10_000);
		marks.done(100);
		assertThat(marks.toCommit()).isEqualTo(new OffsetAndMetadata(103, "1"));
		marks.done(103);
		assertThat(marks.toCommit()).isEqualTo(new OffsetAndMetadata(105, ""));
	}

	@Test
	void passOverOffsetsWithoutARecordAndOverDeletedOnes() {
		ReplayMarks marks = ReplayMarks.of(new OffsetAndMetadata(100, "50"), 120, 10_000);
		assertThat(marks.next()).isEqualTo(120);
		marks.skipTo(150);
		assertThat(marks.next()).isEqualTo(151);
	}

	@ParameterizedTest
	@ValueSource(strings = { "somebody's notes", "1,x", "-1", "0", "900", "1,,2", ",", "1.5", "99999999999999999999",
			"9223372036854775807" })
	void ignoreWhatSomebodyElseCommitted(String metadata) {
		ReplayMarks marks = ReplayMarks.of(new OffsetAndMetadata(100, metadata), 0, 1000);
		assertThat(marks.ignored()).contains("metadata that are not its own");
		assertThat(marks.toCommit()).isEqualTo(new OffsetAndMetadata(100, ""));
	}

	@Test
	void ignoreMetadataThatAreLongerThanTheirOwn() {
		ReplayMarks marks = ReplayMarks.of(new OffsetAndMetadata(100, "1,".repeat(3000) + "1"), 0, 1000);
		assertThat(marks.ignored()).isPresent();
		assertThat(marks.isDone(101)).isFalse();
	}

	@Test
	void ignoreAnOffsetBeyondTheEnd() {
		ReplayMarks marks = ReplayMarks.of(new OffsetAndMetadata(5000, "7"), 3, 100);
		assertThat(marks.ignored()).contains("offset 5000, for there are only dead letters up to 100");
		assertThat(marks.next()).isEqualTo(3);
		assertThat(marks.isDone(99)).isFalse();
		assertThat(ReplayMarks.of(new OffsetAndMetadata(100, ""), 3, 100).ignored()).isEmpty();
	}

	@Test
	void sayWhatToDoWhenTheyAreTooMany() {
		ReplayMarks marks = ReplayMarks.of(null, 0, 10_000);
		IntStream.range(1, 3000).forEach((number) -> marks.done(number * 2L));
		assertThatIllegalStateException().isThrownBy(marks::toCommit)
			.withMessageContaining("Replay those before them first, from offset 0 on");
	}

}
