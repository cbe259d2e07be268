package suite.streams.lifecycle;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.streams.StreamsConfig;

import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.stereotype.Component;

import suite.kafka.access.Denial;
import suite.kafka.access.RecentDenials;

/**
 * Finds the right that the topology was denied, and makes it part of the health.
 * Thread-safe.
 */
@Component
class DeniedRights implements Function<Throwable, Optional<String>> {

	private final TopologyTopics topics;

	private final String application;

	private final RecentDenials recent;

	DeniedRights(TopologyTopics topics, KafkaStreamsConfiguration configuration, RecentDenials recent) {
		this.topics = topics;
		this.application = configuration.asProperties().getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
		this.recent = recent;
	}

	/**
	 * Looks for a denial in a failure.
	 * @return the rights that are needed, empty if the failure is something else
	 */
	@Override
	public Optional<String> apply(Throwable failure) {
		Optional<String> rights = Denial.in(failure).map(this::rights);
		rights.ifPresent(this.recent::report);
		return rights;
	}

	boolean isRecent() {
		return !this.recent.get().isEmpty();
	}

	private String rights(Denial denial) {
		if (denial.isOfGroup()) {
			return "Read on group " + this.application;
		}
		if (denial.isOfTransactionalId()) {
			return "Write on transactional-id %s-, prefixed".formatted(this.application);
		}
		Set<String> named = denial.topics();
		return (named.isEmpty() ? Set.of(this.topics.changelog()) : named).stream()
			.map((topic) -> "%s on topic %s".formatted(operations(topic), topic))
			.collect(Collectors.joining(", "));
	}

	private String operations(String topic) {
		if (topic.equals(this.topics.input())) {
			return "Read";
		}
		return topic.equals(this.topics.changelog()) ? "Create, Read and Write" : "Write";
	}

}
