package suite.consumer.listen;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import suite.consumer.consumption.Consumption;
import suite.consumer.consumption.TopicMadeAgainEvent;
import suite.kafka.losses.Losses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of the topic that was made again has offsets 100 to 199.
 */
@ExtendWith(OutputCaptureExtension.class)
class RemadeTopicsTests {

	private static final TopicPartition PARTITION = new TopicPartition("test-topic", 3);

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Consumption consumption = new Consumption(this.meters);

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

	@Test
	void areReadFromTheirStartOnceInEachPartition(CapturedOutput output) {
		this.consumer.assign(List.of(PARTITION));
		this.consumer.updateBeginningOffsets(Map.of(PARTITION, 100L));
		this.consumer.updateEndOffsets(Map.of(PARTITION, 200L));
		this.consumer.seek(PARTITION, 120);
		RemadeTopics remade = new RemadeTopics(this.consumption,
				new Losses(this.meters, "suite.consumer", List.of("test-topic")));
		remade.beforePoll(this.consumer);
		assertThat(this.consumer.position(PARTITION)).isEqualTo(120);
		remade.onTopicMadeAgain(new TopicMadeAgainEvent("test-topic", Instant.now(), Map.of(PARTITION, 5L)));
		remade.beforePoll(this.consumer);
		assertThat(this.consumer.position(PARTITION)).as("not before the committed offset was read").isEqualTo(120);
		this.consumption.assigned(List.of(PARTITION));
		remade.beforePoll(this.consumer);
		assertThat(this.consumer.position(PARTITION)).isEqualTo(100);
		assertThat(output).contains("The topic of test-topic-3 was made again", "up to 5 records");
		assertThat(this.meters.get("suite.consumer.lost").tag("topic", "test-topic").counter().count()).isEqualTo(5);
		// Once.
		this.consumer.seek(PARTITION, 150);
		remade.beforePoll(this.consumer);
		assertThat(this.consumer.position(PARTITION)).isEqualTo(150);
		// What was committed when it was given back may be of the old topic: how far the
		// new one was read is not known.
		giveBackAndTakeAgain(remade);
		assertThat(this.consumer.position(PARTITION)).isEqualTo(100);
		// What this instance has read of the new one it does not read again.
		this.consumption.received(PARTITION, 30, 130);
		this.consumer.seek(PARTITION, 150);
		giveBackAndTakeAgain(remade);
		assertThat(this.consumer.position(PARTITION)).isEqualTo(130);
		this.consumer.seek(PARTITION, 110);
		giveBackAndTakeAgain(remade);
		assertThat(this.consumer.position(PARTITION)).as("where somebody set the group").isEqualTo(110);
		// Made again once more.
		remade.onTopicMadeAgain(new TopicMadeAgainEvent("test-topic", Instant.now(), Map.of(PARTITION, 5L)));
		giveBackAndTakeAgain(remade);
		assertThat(this.consumer.position(PARTITION)).isEqualTo(100);
		this.consumer.seek(PARTITION, 150);
		giveBackAndTakeAgain(remade);
		assertThat(this.consumer.position(PARTITION)).as("not a position in the topic before").isEqualTo(100);
	}

	private void giveBackAndTakeAgain(RemadeTopics remade) {
		this.consumption.revoked(List.of(PARTITION));
		remade.revoked(List.of(PARTITION));
		this.consumption.assigned(List.of(PARTITION));
		remade.beforePoll(this.consumer);
	}

}
