package suite.consumer.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.message.MalformedMessageException;

/**
 * A topic that the group consumes. Define a bean of this type, and everything else
 * follows from it: a listener with consumers of its own, retries, the dead-letter topic
 * and its replay, lag, health, metrics, the log, and what {@code GET /messages} shows.
 * Called from several threads for different partitions, in order within a partition.
 *
 * @param <T> what its records carry
 */
public interface ConsumedTopic<T> {

	/** The topic's name. */
	String name();

	/**
	 * The name of its listener, in health, metrics and names of threads. As the topic's
	 * if not given.
	 */
	default String listener() {
		return name();
	}

	/**
	 * Reads a record. Called again whenever the record is shown.
	 * @throws MalformedMessageException with the reason, if it is not what the topic is
	 * to carry; whatever is thrown, the record becomes a dead letter without another
	 * attempt
	 */
	T decode(ConsumerRecord<byte[], byte[]> record);

	/**
	 * Processes a record. One whose processing throws is tried again after a pause and,
	 * when its attempts are used up, becomes a dead letter; the records around it are not
	 * affected. After a crash or a rebalance the last records can come again. Does
	 * nothing if not given.
	 * @param content what was read
	 * @param record the record as it came, with key and headers
	 */
	default void process(T content, ConsumerRecord<byte[], byte[]> record) {
	}

	/**
	 * What {@code GET /messages} shows as the record's value, written as JSON. As it is
	 * if not given.
	 */
	default Object show(T content) {
		return content;
	}

}
