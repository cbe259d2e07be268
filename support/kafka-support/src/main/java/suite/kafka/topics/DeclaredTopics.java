package suite.kafka.topics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * Topics that a service uses, and no others, with the settings they get where they do not
 * exist yet. Whether the service can serve is judged by them.
 */
public class DeclaredTopics extends NewTopics {

	private final List<NewTopic> topics;

	/**
	 * Declares topics that all have the same settings.
	 */
	public DeclaredTopics(TopicSettings settings, String... names) {
		this(settings, Map.of(), names);
	}

	/**
	 * Declares topics that all have the same settings and topic configuration.
	 */
	public DeclaredTopics(TopicSettings settings, Map<String, String> configs, String... names) {
		this(Stream.of(names).map((name) -> declare(settings, configs, name)).toList());
	}

	private DeclaredTopics(List<NewTopic> topics) {
		super(topics.toArray(NewTopic[]::new));
		this.topics = topics;
	}

	private static NewTopic declare(TopicSettings settings, Map<String, String> configs, String name) {
		return TopicBuilder.name(name)
			.partitions(settings.partitions())
			.replicas(settings.replicationFactor())
			.configs(configs)
			.config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInsyncReplicas()))
			.build();
	}

	public Stream<NewTopic> stream() {
		return this.topics.stream();
	}

}
