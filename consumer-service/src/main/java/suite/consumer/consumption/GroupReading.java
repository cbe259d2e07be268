package suite.consumer.consumption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

import suite.consumer.consumption.GroupOffsets.PartitionOffsets;
import suite.kafka.ask.PartitionAnswers;

/**
 * What was read of all partitions at one time, and what follows from it.
 *
 * @param asOf when the brokers were asked
 * @param missing what they did not answer, and why
 * @param topicIds the topics
 * @param readings what was read of each partition
 * @param oldest the timestamp of the first record that the group has not committed, where
 * it was read
 * @param held partitions with a record that cannot be read
 */
record GroupReading(Instant asOf, List<String> missing, Map<String, Uuid> topicIds,
		Map<TopicPartition, PartitionReading> readings, Map<TopicPartition, OptionalLong> oldest,
		Set<TopicPartition> held) {

	GroupOffsets offsets() {
		Map<TopicPartition, PartitionOffsets> partitions = new HashMap<>();
		Map<TopicPartition, String> remarks = new HashMap<>();
		this.readings.forEach((partition, reading) -> {
			OptionalLong timestamp = this.oldest.get(partition);
			partitions.put(partition, reading.offsets(timestamp));
			List<String> remarkable = new ArrayList<>(reading.remarks(timestamp));
			if (this.held.contains(partition)) {
				remarkable.add("is not read on, because a record cannot be read; the log says which");
			}
			if (!remarkable.isEmpty()) {
				remarks.put(partition, String.join(", and ", remarkable));
			}
		});
		List<String> details = new ArrayList<>(this.missing);
		if (!remarks.isEmpty()) {
			details.add(PartitionAnswers.describe(remarks));
		}
		return new GroupOffsets(this.asOf, this.missing.isEmpty(),
				details.isEmpty() ? null : String.join("; ", details), this.topicIds, partitions);
	}

}
