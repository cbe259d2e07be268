package suite.consumer.listen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class RecordErrorHandlerTests {

	private final List<ConsumerRecord<?, ?>> recovered = new ArrayList<>();

	private final ListenerRestart restart = mock(ListenerRestart.class);

	private final RecordErrorHandler handler = new RecordErrorHandler((record, ex) -> this.recovered.add(record),
			new FixedBackOff(1, 1), this.restart);

	private final MessageListenerContainer container = mock(MessageListenerContainer.class);

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

	// Eight partitions in an order in which a hash map would not have them.
	private final List<TopicPartition> partitions = List.of(7, 2, 5, 0, 6, 1, 4, 3)
		.stream()
		.map((partition) -> new TopicPartition("test-topic", partition))
		.toList();

	private final ConsumerRecords<byte[], byte[]> batch = batch();

	@BeforeEach
	void assign() {
		given(this.container.getContainerProperties()).willReturn(new ContainerProperties("test-topic"));
		given(this.container.isRunning()).willReturn(true);
		this.consumer.assign(this.partitions);
	}

	/**
	 * The container commits, of the batch, what comes before the first of the rest.
	 */
	@Test
	void keepsTheRestOfTheBatchInItsOrder() {
		ConsumerRecord<byte[], byte[]> failed = this.batch.records(this.partitions.get(1)).get(1);
		ConsumerRecords<byte[], byte[]> rest = handle(failure(failed));
		assertThat(rest.iterator().next()).isSameAs(failed);
		assertThat(rest.partitions()).containsExactlyElementsOf(this.partitions.subList(1, 8));
		assertThat(this.consumer.committed(Map.of(this.partitions.get(0), 0).keySet()))
			.containsEntry(this.partitions.get(0), new OffsetAndMetadata(3));
		assertThat(this.recovered).isEmpty();
	}

	@Test
	void givesUpAfterTheAttemptsWhateverOtherPartitionsDo() {
		ConsumerRecord<byte[], byte[]> failed = this.batch.records(this.partitions.get(1)).get(1);
		handle(failure(failed));
		ConsumerRecords<byte[], byte[]> rest = handle(failure(failed));
		assertThat(this.recovered).singleElement().isSameAs(failed);
		assertThat(rest.iterator().next()).isSameAs(this.batch.records(this.partitions.get(1)).get(2));
	}

	@Test
	void processesNothingAgainAfterACommitThatFailed() {
		Runnable listener = () -> {
			throw new AssertionError("processed again");
		};
		assertThat(this.handler
			.<byte[], byte[]>handleBatchAndReturnRemaining(new TimeoutException("no answer"), this.batch, this.consumer,
					this.container, listener)
			.isEmpty()).isTrue();
		this.handler.handleBatch(new CommitFailedException(), this.batch, this.consumer, this.container, listener);
		assertThat(this.recovered).isEmpty();
	}

	@Test
	void replacesAConsumerThatKafkasClientHasGivenUp() {
		this.handler.handleOtherException(new GroupIdNotFoundException("not found"), this.consumer, this.container,
				true);
		then(this.restart).should().restart(this.container);
	}

	@Test
	void keepsAConsumerThatTriesAgainByItself() {
		this.handler.handleOtherException(new TimeoutException("no answer"), this.consumer, this.container, true);
		this.handler.handleOtherException(new CommitFailedException(), this.consumer, this.container, true);
		then(this.restart).shouldHaveNoInteractions();
	}

	private ConsumerRecords<byte[], byte[]> handle(Exception failure) {
		return this.handler.handleBatchAndReturnRemaining(failure, this.batch, this.consumer, this.container, () -> {
		});
	}

	private static Exception failure(ConsumerRecord<byte[], byte[]> record) {
		return new ListenerExecutionFailedException("Listener failed",
				new BatchListenerFailedException("Processing failed", new IllegalStateException("boom"), record));
	}

	private ConsumerRecords<byte[], byte[]> batch() {
		Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
		for (TopicPartition partition : this.partitions) {
			records.put(partition, List.of(record(partition, 0), record(partition, 1), record(partition, 2)));
		}
		return new ConsumerRecords<>(records, Map.of());
	}

	private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
		return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, new byte[0]);
	}

}
