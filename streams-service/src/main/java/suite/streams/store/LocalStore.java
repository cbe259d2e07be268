package suite.streams.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.streams.lifecycle.RestoreProgress;
import suite.streams.lifecycle.StreamsInstance;
import suite.streams.topology.WindowedAggregate;

/**
 * Reads the counts that this instance holds, partition by partition. They include records
 * whose transaction is still open; if it is aborted, those are counted anew. Thread-safe.
 */
@Component
public class LocalStore {

	private final WindowedAggregate<?> topology;

	private final StreamsInstance instance;

	private final RestoreProgress restore;

	private final StoreLags lags;

	private final QuerySettings settings;

	LocalStore(WindowedAggregate<?> topology, StreamsInstance instance, RestoreProgress restore, StoreLags lags,
			QuerySettings settings) {
		this.topology = topology;
		this.instance = instance;
		this.restore = restore;
		this.lags = lags;
		this.settings = settings;
	}

	/**
	 * Reads some partitions.
	 * @param work what it is done for, and for how long
	 * @param query what of them
	 * @param partitions those wanted; the answer says which of them it holds
	 * @param role as what they are to be read
	 * @throws RequestException if the topology hasn't been started, or the work has to
	 * end
	 */
	public LocalAnswer read(QueryWork work, WindowQuery query, Collection<Integer> partitions, Role role) {
		KafkaStreams streams = this.instance.running()
			.orElseThrow(() -> RequestException.unavailable("the topology is not started yet"))
			.streams();
		NewestValues counts = newValues(work, query);
		List<Integer> served = new ArrayList<>();
		List<Integer> restoring = new ArrayList<>();
		for (int partition : partitions) {
			work.goOn();
			NewestValues ofPartition = newValues(work, query);
			try {
				read(streams, work, query, partition, role, ofPartition);
				counts.addAll(ofPartition);
				served.add(partition);
			}
			catch (InvalidStateStoreException ex) {
				ofPartition.discard();
				if (role == Role.ACTIVE && owns(streams, partition)) {
					restoring.add(partition);
				}
			}
		}
		return new LocalAnswer(served, served.isEmpty() ? null : this.lags.sum(streams, served), restoring,
				restoring.isEmpty() ? null : this.restore.describe().orElse(null), counts);
	}

	private NewestValues newValues(QueryWork work, WindowQuery query) {
		return new NewestValues(this.topology, work, query.limit(), this.settings.maxSize().toBytes());
	}

	// An active store is only opened while its thread is RUNNING, so never half restored.
	private void read(KafkaStreams streams, QueryWork work, WindowQuery query, int partition, Role role,
			NewestValues counts) {
		if (role == Role.STANDBY && !holdsCopy(streams, partition)) {
			throw new InvalidStateStoreException("no copy of partition " + partition);
		}
		ReadOnlyWindowStore<byte[], Object> store = open(streams, partition, role);
		Instant from = Instant.ofEpochMilli(query.from());
		Instant to = Instant.ofEpochMilli(query.to());
		if (query.key() != null) {
			try (WindowStoreIterator<Object> windows = store.fetch(query.key().getBytes(StandardCharsets.UTF_8), from,
					to)) {
				while (windows.hasNext()) {
					work.goOn();
					KeyValue<Long, Object> window = windows.next();
					counts.add(new WindowKey(window.key, query.key()), window.value);
				}
			}
		}
		else {
			try (KeyValueIterator<Windowed<byte[]>, Object> windows = store.fetchAll(from, to)) {
				while (windows.hasNext()) {
					work.goOn();
					KeyValue<Windowed<byte[]>, Object> window = windows.next();
					String key = new String(window.key.key(), StandardCharsets.UTF_8);
					counts.add(new WindowKey(window.key.window().start(), key), window.value);
				}
			}
		}
	}

	private ReadOnlyWindowStore<byte[], Object> open(KafkaStreams streams, int partition, Role role) {
		StoreQueryParameters<ReadOnlyWindowStore<byte[], Object>> parameters = StoreQueryParameters
			.fromNameAndType(this.topology.store(), QueryableStoreTypes.<byte[], Object>windowStore())
			.withPartition(partition);
		try {
			return streams.store((role == Role.STANDBY) ? parameters.enableStaleStores() : parameters);
		}
		catch (IllegalStateException ex) {
			throw new InvalidStateStoreException("the topology is " + streams.state(), ex);
		}
	}

	private static boolean owns(KafkaStreams streams, int partition) {
		return streams.metadataForLocalThreads()
			.stream()
			.flatMap((thread) -> thread.activeTasks().stream())
			.anyMatch((task) -> task.taskId().partition() == partition);
	}

	private static boolean holdsCopy(KafkaStreams streams, int partition) {
		return streams.metadataForLocalThreads()
			.stream()
			.map(ThreadMetadata::standbyTasks)
			.flatMap(Collection::stream)
			.anyMatch((task) -> task.taskId().partition() == partition);
	}

}
