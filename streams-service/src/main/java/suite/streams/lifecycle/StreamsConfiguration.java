package suite.streams.lifecycle;

import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.common.config.TopicConfig;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.EnableKafkaStreams;

import suite.kafka.poll.BoundedPolls;
import suite.kafka.poll.PollConfiguration;
import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;
import suite.streams.topology.WindowedAggregate;
import suite.streams.topology.WordTopology;

/**
 * What the topology needs that is not this service's own. The topology itself knows no
 * Spring, so it is defined here, too.
 */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
@Import(PollConfiguration.class)
class StreamsConfiguration {

	/**
	 * The case's topology. Any other bean of the type takes its place.
	 */
	@Bean
	@Fallback
	WindowedAggregate<Long> wordTopology() {
		return new WordTopology();
	}

	@Bean
	DeclaredTopics processedTopics(TopicSettings settings, TopologyTopics topics) {
		return new DeclaredTopics(settings,
				Stream.concat(Stream.of(topics.input()), topics.outputs().stream()).toArray(String[]::new));
	}

	@Bean
	DeclaredTopics deadLetterTopic(TopicSettings settings, TopologyTopics topics, StreamsSettings streams) {
		return new DeclaredTopics(settings,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(streams.maxDeadLetterSize())),
				topics.deadLetters());
	}

	@Bean
	BoundedPolls boundedPolls(StreamsSettings settings) {
		return new BoundedPolls(settings.maxPollSize().toBytes());
	}

}
