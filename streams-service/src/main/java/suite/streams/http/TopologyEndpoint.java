package suite.streams.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

import suite.streams.lifecycle.StreamsInstance;
import suite.streams.lifecycle.StreamsState;

/**
 * {@code /actuator/topology}: what runs on this instance.
 */
@Component
@Endpoint(id = "topology")
class TopologyEndpoint {

	private final String applicationId;

	private final StreamsBuilderFactoryBean factory;

	private final StreamsState state;

	private final StreamsInstance instance;

	TopologyEndpoint(KafkaStreamsConfiguration configuration, StreamsBuilderFactoryBean factory, StreamsState state,
			StreamsInstance instance) {
		this.applicationId = configuration.asProperties().getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
		this.factory = factory;
		this.state = state;
		this.instance = instance;
	}

	@ReadOperation
	Running topology() {
		Object state = this.state.get().state();
		return new Running(this.applicationId, (state != null) ? state.toString() : "NOT_STARTED",
				this.factory.getTopology().describe().toString(),
				this.instance.running().map(StreamsInstance.Running::address).orElse(null),
				this.instance.running()
					.map((running) -> running.streams().metadataForLocalThreads())
					.stream()
					.flatMap(Collection::stream)
					.sorted(Comparator.comparing(ThreadMetadata::threadName))
					.map((thread) -> new StreamThread(thread.threadName(), thread.threadState(),
							tasks(thread.activeTasks()), tasks(thread.standbyTasks())))
					.toList());
	}

	private static List<Task> tasks(Collection<TaskMetadata> tasks) {
		return tasks.stream().sorted(Comparator.comparing(TaskMetadata::taskId)).map((task) -> {
			Map<String, Long> committed = new TreeMap<>();
			task.committedOffsets().forEach((partition, offset) -> committed.put(partition.toString(), offset));
			return new Task(task.taskId().toString(), committed);
		}).toList();
	}

	record Running(String applicationId, String state, String description, @Nullable String instance,
			List<StreamThread> threads) {
	}

	record StreamThread(String name, String state, List<Task> activeTasks, List<Task> standbyTasks) {
	}

	/**
	 * A task: one partition's part of the topology.
	 *
	 * @param id subtopology and partition
	 * @param committedOffsets what is committed of each input partition, -1 if nothing
	 */
	record Task(String id, Map<String, Long> committedOffsets) {
	}

}
