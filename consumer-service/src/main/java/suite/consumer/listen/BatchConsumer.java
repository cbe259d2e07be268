package suite.consumer.listen;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

import suite.consumer.consumption.Consumption;
import suite.consumer.deadletter.DeadLetterPublisher;
import suite.consumer.deadletter.StagedDeadLetters;
import suite.consumer.topic.BatchObserver;
import suite.consumer.topic.ConsumedTopic;

/**
 * Goes through a batch: decodes and processes each record, in order. What cannot be
 * decoded goes to the dead-letter topic without holding up the others. Where processing
 * fails the batch ends with a {@link BatchListenerFailedException} that names the record:
 * {@link RecordErrorHandler} continues from there. Either way, when a record's offset can
 * be committed it was processed or its dead letter is acknowledged. Thread-safe.
 */
@Component
class BatchConsumer {

	private static final Log logger = LogFactory.getLog(BatchConsumer.class);

	private final DeadLetterPublisher deadLetters;

	private final Consumption consumption;

	private final List<BatchObserver> observers;

	BatchConsumer(DeadLetterPublisher deadLetters, Consumption consumption, List<BatchObserver> observers) {
		this.deadLetters = deadLetters;
		this.consumption = consumption;
		this.observers = observers;
	}

	<T> void consume(ConsumerRecords<byte[], byte[]> batch, ConsumedTopic<T> topic) {
		StagedDeadLetters undecodable = this.deadLetters.stage();
		BatchListenerFailedException failure = null;
		for (TopicPartition partition : batch.partitions()) {
			failure = consume(partition, batch.records(partition), topic, undecodable);
			if (failure != null) {
				break;
			}
		}
		undecodable.awaitAcknowledgement();
		if (failure != null) {
			throw failure;
		}
	}

	private <T> @Nullable BatchListenerFailedException consume(TopicPartition partition,
			List<ConsumerRecord<byte[], byte[]>> records, ConsumedTopic<T> topic, StagedDeadLetters undecodable) {
		List<ConsumerRecord<byte[], byte[]>> processed = null;
		BatchListenerFailedException failure = null;
		int done = 0;
		for (; done < records.size(); done++) {
			ConsumerRecord<byte[], byte[]> record = records.get(done);
			T content;
			try {
				content = topic.decode(record);
			}
			catch (RuntimeException ex) {
				// Whatever the decoder throws, it would throw again.
				undecodable.add(record, ex);
				processed = (processed != null) ? processed : new ArrayList<>(records.subList(0, done));
				continue;
			}
			failure = process(content, record, topic);
			if (failure != null) {
				break;
			}
			if (processed != null) {
				processed.add(record);
			}
		}
		report(partition, records.subList(0, done), (processed != null) ? processed : records.subList(0, done));
		return failure;
	}

	private static <T> @Nullable BatchListenerFailedException process(T content, ConsumerRecord<byte[], byte[]> record,
			ConsumedTopic<T> topic) {
		try {
			topic.process(content, record);
			return null;
		}
		catch (RuntimeException ex) {
			return new BatchListenerFailedException("Processing failed", ex, record);
		}
	}

	private void report(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> received,
			List<ConsumerRecord<byte[], byte[]>> processed) {
		if (received.isEmpty()) {
			return;
		}
		this.consumption.received(partition, received.size(), received.get(received.size() - 1).offset() + 1);
		if (processed.isEmpty()) {
			return;
		}
		for (BatchObserver observer : this.observers) {
			try {
				observer.processed(partition.topic(), processed);
			}
			catch (RuntimeException ex) {
				// The records are processed; showing them is no reason to process them
				// again.
				logger.error("Records of %s were processed but could not be shown".formatted(partition), ex);
			}
		}
	}

}
