package suite.consumer.listen;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import suite.consumer.consumption.Consumption;
import suite.kafka.losses.Losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Where consumers go on that are where no records are. The log has offsets 100 to 199.
 */
@ExtendWith(OutputCaptureExtension.class)
class PositionsTests {

	private static final TopicPartition PARTITION = new TopicPartition("test-topic", 3);

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Consumption consumption = new Consumption(this.meters);

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

	@BeforeEach
	void assign() {
		this.consumer.assign(List.of(PARTITION));
		this.consumer.updateBeginningOffsets(Map.of(PARTITION, 100L));
		this.consumer.updateEndOffsets(Map.of(PARTITION, 200L));
	}

	@Test
	void whereTheyAreIfTheyHaveMovedMeanwhile(CapturedOutput output) {
		this.consumer.seek(PARTITION, 120);
		positions("earliest").goOn(this.consumer, new OffsetOutOfRangeException(Map.of(PARTITION, 40L)));
		assertThat(this.consumer.position(PARTITION)).isEqualTo(120);
		assertThat(output).doesNotContain("deleted");
	}

	@ParameterizedTest
	@CsvSource({ "earliest, 100", "latest, 200" })
	void afterRecordsThatWereDeleted(String setting, long next, CapturedOutput output) {
		this.consumer.seek(PARTITION, 40);
		positions(setting).goOn(this.consumer, new OffsetOutOfRangeException(Map.of(PARTITION, 40L)));
		assertThat(this.consumer.position(PARTITION)).isEqualTo(next);
		assertThat(output).contains("test-topic-3", "offsets 40 to 99, up to 60 records",
				setting.equals("earliest") ? "the first record there is" : "the next record");
		assertThat(this.meters.get("suite.consumer.lost").tag("topic", "test-topic").counter().count()).isEqualTo(60);
		assertThat(resets("deleted")).isEqualTo(1);
	}

	@Test
	void atTheStartOfALogThatIsShorter(CapturedOutput output) {
		this.consumer.seek(PARTITION, 5000);
		positions("earliest").goOn(this.consumer, new OffsetOutOfRangeException(Map.of(PARTITION, 5000L)));
		assertThat(this.consumer.position(PARTITION)).isEqualTo(100);
		assertThat(output).contains("test-topic-3 ends at offset 200, before the group's offset 5000");
		assertThat(resets("beyond-end")).isEqualTo(1);
	}

	@Test
	void whereALogWasCut(CapturedOutput output) {
		this.consumer.seek(PARTITION, 190);
		positions("earliest").goOn(this.consumer, new LogTruncationException(Map.of(PARTITION, 190L),
				Map.of(PARTITION, new OffsetAndMetadata(150, Optional.of(7), ""))));
		assertThat(this.consumer.position(PARTITION)).isEqualTo(150);
		assertThat(output).contains("test-topic-3 was cut at offset 150, and the group was at 190", "it goes on there");
		assertThat(resets("truncated")).isEqualTo(1);
	}

	@Test
	void countsFromTheStartWhatHasNotHappenedYet() {
		positions("earliest");
		assertThat(resets("deleted") + resets("truncated") + resets("beyond-end") + resets("no-offset")).isZero();
	}

	@Test
	void nowhereElse() {
		assertThatIllegalArgumentException().isThrownBy(() -> positions("none"))
			.withMessage("spring.kafka.consumer.auto-offset-reset must be earliest or latest, not none");
	}

	private Positions positions(String setting) {
		KafkaProperties kafka = new KafkaProperties();
		kafka.getConsumer().setAutoOffsetReset(setting);
		return new Positions(this.consumption, new StartingPoint(kafka),
				new Losses(this.meters, "suite.consumer", List.of("test-topic")));
	}

	private double resets(String reason) {
		return this.meters.get("suite.consumer.resets").tags("topic", "test-topic", "reason", reason).counter().count();
	}

}
