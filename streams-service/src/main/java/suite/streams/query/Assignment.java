package suite.streams.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

import suite.failure.RequestException;
import suite.streams.store.Role;

/**
 * Which instance holds which partition, as the last rebalance decided. It may be
 * outdated: an instance that has ended stays in it until the group notices.
 *
 * @param active the partitions that each instance owns
 * @param standby the partitions that each instance keeps a copy of
 */
record Assignment(Map<String, Set<Integer>> active, Map<String, Set<Integer>> standby) {

	/**
	 * Asks Kafka Streams.
	 * @param topic whose partitions are meant
	 * @throws RequestException if it has stopped or failed
	 */
	static Assignment of(KafkaStreams streams, String topic) {
		Map<String, Set<Integer>> active = new HashMap<>();
		Map<String, Set<Integer>> standby = new HashMap<>();
		for (StreamsMetadata client : clients(streams)) {
			String address = client.host() + ":" + client.port();
			active.put(address, partitions(client.topicPartitions(), topic));
			standby.put(address, partitions(client.standbyTopicPartitions(), topic));
		}
		return new Assignment(active, standby);
	}

	private static Collection<StreamsMetadata> clients(KafkaStreams streams) {
		try {
			return streams.metadataForAllStreamsClients();
		}
		catch (IllegalStateException | InvalidStateStoreException ex) {
			throw RequestException.unavailable("The topology does not run, it is " + streams.state());
		}
	}

	private static Set<Integer> partitions(Set<TopicPartition> partitions, String topic) {
		return partitions.stream()
			.filter((partition) -> partition.topic().equals(topic))
			.map(TopicPartition::partition)
			.collect(Collectors.toSet());
	}

	/**
	 * Whom to ask for some partitions: each partition of exactly one instance.
	 * @param wanted the partitions; those that no instance has are not in the result
	 * @param unreachable instances not to ask
	 */
	Map<String, Set<Integer>> holders(Role role, Collection<Integer> wanted, Set<String> unreachable) {
		Map<String, Set<Integer>> holders = new TreeMap<>();
		Set<Integer> open = new TreeSet<>(wanted);
		new TreeMap<>((role == Role.ACTIVE) ? this.active : this.standby).forEach((address, partitions) -> {
			Set<Integer> asked = new TreeSet<>(open);
			asked.retainAll(partitions);
			if (!asked.isEmpty() && !unreachable.contains(address)) {
				holders.put(address, asked);
				open.removeAll(asked);
			}
		});
		return holders;
	}

}
