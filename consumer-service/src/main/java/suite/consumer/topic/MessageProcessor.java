package suite.consumer.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.message.Message;

/**
 * The place for one's own processing: define a bean of this type. Called for each record
 * once it is decoded, in order within a partition, from several threads for different
 * partitions. A record whose processing throws is tried again after a pause and, when its
 * attempts are used up, goes to the dead-letter topic; the records around it are not
 * affected. After a crash or a rebalance the last records can come again.
 */
public interface MessageProcessor {

	/**
	 * Processes a message of {@code test-topic}.
	 * @param message the decoded value
	 * @param record the record as it came, with key and headers
	 */
	default void process(Message message, ConsumerRecord<byte[], byte[]> record) {
	}

	/**
	 * Processes a text of {@code output-topic}.
	 * @param text the decoded value
	 * @param record the record as it came, with key and headers
	 */
	default void process(String text, ConsumerRecord<byte[], byte[]> record) {
	}

}
