package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import suite.consumer.consumption.GroupOffsets.PartitionOffsets;
import suite.consumer.consumption.PartitionReading.Committed;
import suite.consumer.consumption.PartitionReading.Ends;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionReadingTests {

	private static final OptionalLong NO_RECORD = OptionalLong.empty();

	private final EndHistory history = new EndHistory();

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	@Test
	void tellTheLagAndTheAgeOfTheOldestRecord() {
		PartitionReading reading = read(new Ends(3, 10, 10), 4L);
		assertThat(reading.range()).isEqualTo(new OldestRecords.Range(4, 10));
		assertThat(reading.offsets(secondsAgo(7))).isEqualTo(new PartitionOffsets(4L, 10L, 0L, 0.0, 6L, 7.0, 0.0));
		assertThat(reading.remarks(secondsAgo(7))).isEmpty();
	}

	@Test
	void beginAtTheFirstRecordWithoutACommit() {
		assertThat(read(new Ends(3, 10, 10), null).offsets(secondsAgo(1)).lag()).isEqualTo(7);
	}

	@Test
	void areNotBehindByMarksOfTransactions() {
		assertThat(read(new Ends(0, 10, 10), 9L).offsets(NO_RECORD))
			.isEqualTo(new PartitionOffsets(9L, 10L, 0L, 0.0, 0L, 0.0, 0.0));
	}

	@Test
	void haveTheRealEndThoughTheGroupCommittedAnOffsetBeyondIt() {
		PartitionReading empty = read(new Ends(0, 0, 0), 5000L);
		assertThat(empty.isBehind()).isFalse();
		assertThat(empty.offsets(null)).isEqualTo(new PartitionOffsets(5000L, 0L, 0L, 0.0, 0L, 0.0, 0.0));
		assertThat(empty.remarks(null))
			.containsExactly("ends at offset 0, before the group's offset 5000: it is read from the start again");
		assertThat(read(new Ends(0, 10, 10), 5000L).range()).isEqualTo(new OldestRecords.Range(0, 10));
	}

	@Test
	void nameWhatWasDeletedBeforeItWasRead() {
		PartitionReading reading = read(new Ends(300, 310, 310), 5L);
		assertThat(reading.offsets(secondsAgo(1)).lag()).isEqualTo(10);
		assertThat(reading.remarks(secondsAgo(1)))
			.containsExactly("begins at offset 300, up to 295 records behind the group's offset are deleted");
	}

	@Test
	void doNotKnowTheLagWithoutTheGroupsOffsets() {
		PartitionReading reading = new PartitionReading(this.now, new Ends(0, 10, 12), new Committed(false, null),
				this.history);
		assertThat(reading.isBehind()).isFalse();
		assertThat(reading.offsets(null)).isEqualTo(new PartitionOffsets(null, 10L, 2L, 0.0, null, null, null));
	}

	@Test
	void doNotKnowTheAgeOfARecordWithoutATimestampButHowLongItWasSeen() {
		read(new Ends(0, 10, 10), 4L);
		PartitionReading reading = later(Duration.ofSeconds(30), new Ends(0, 20, 20), 4L);
		PartitionOffsets offsets = reading.offsets(OptionalLong.of(-1));
		assertThat(offsets.lagSeconds()).isNull();
		assertThat(offsets.waitingSeconds()).isEqualTo(30);
		assertThat(reading.remarks(OptionalLong.of(-1)))
			.containsExactly("has a record without a timestamp, which waits since 30 s at least");
	}

	@Test
	void doNotBelieveATimestampInTheFuture() {
		read(new Ends(0, 10, 10), 4L);
		PartitionReading reading = later(Duration.ofSeconds(30), new Ends(0, 20, 20), 4L);
		assertThat(reading.offsets(secondsAgo(-1_000_000)).lagSeconds()).isEqualTo(30);
	}

	@Test
	void nameATransactionThatHoldsRecordsBackForLong() {
		assertThat(read(new Ends(0, 10, 12), 10L).remarks(null)).isEmpty();
		PartitionReading reading = later(Duration.ofSeconds(30), new Ends(0, 10, 20), 10L);
		assertThat(reading.offsets(null)).isEqualTo(new PartitionOffsets(10L, 10L, 10L, 30.0, 0L, 0.0, 0.0));
		assertThat(reading.remarks(null))
			.containsExactly("holds up to 10 records back, for a transaction that is open since 30 s at least");
	}

	@Test
	void keepFewReadingsForHoweverLong() {
		for (int second = 0; second < 100_000; second++) {
			later(Duration.ofSeconds(1), new Ends(0, second, second), 0L);
		}
		PartitionReading reading = later(Duration.ZERO, new Ends(0, 100_000, 100_000), 0L);
		assertThat(reading.offsets(OptionalLong.of(-1)).waitingSeconds()).isGreaterThan(99_000);
		assertThat(this.history.age(90_000, this.now)).isBetween(Duration.ofSeconds(7000), Duration.ofSeconds(10_000));
	}

	private PartitionReading read(Ends ends, Long committed) {
		return new PartitionReading(this.now, ends, new Committed(true, committed), this.history);
	}

	private PartitionReading later(Duration duration, Ends ends, Long committed) {
		this.now = this.now.plus(duration);
		return read(ends, committed);
	}

	private OptionalLong secondsAgo(long seconds) {
		return OptionalLong.of(this.now.minusSeconds(seconds).toEpochMilli());
	}

}
