package suite.consumer.topic;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Is shown the records that were processed. Called once for each partition of a batch, so
 * that its cost is that of a batch; from several threads at once, for different
 * partitions.
 */
public interface BatchObserver {

	/**
	 * Shows records.
	 * @param topic where they come from
	 * @param records decoded and processed records of one partition, in order, never
	 * empty; not to be kept as a list, which may hold the whole batch
	 */
	void processed(String topic, List<ConsumerRecord<byte[], byte[]>> records);

}
