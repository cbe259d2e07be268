package suite.consumer.listen;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

import suite.consumer.topic.ConsumedTopics;
import suite.kafka.losses.Losses;
import suite.kafka.poll.BoundedPolls;
import suite.kafka.poll.PollConfiguration;
import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;

/**
 * What the listeners' containers need beyond Boot's settings.
 */
@Configuration(proxyBeanMethods = false)
@Import(PollConfiguration.class)
class ListenConfiguration {

	@Bean
	DeclaredTopics declaredConsumedTopics(TopicSettings settings, ConsumedTopics topics) {
		return new DeclaredTopics(settings, topics.names().toArray(String[]::new));
	}

	@Bean
	BoundedPolls boundedPolls(ListenSettings settings) {
		return new BoundedPolls(settings.maxPollSize().toBytes());
	}

	@Bean
	Losses losses(MeterRegistry meters, ConsumedTopics topics) {
		return new Losses(meters, "suite.consumer", topics.names());
	}

	/**
	 * The listeners run on platform threads: at full speed they never block, and on the
	 * few carriers of virtual threads they would keep HTTP, health included, from
	 * answering.
	 */
	@Bean
	ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> listenerContainers(
			Rebalances rebalances) {
		return (container) -> {
			ContainerProperties properties = container.getContainerProperties();
			properties.setListenerTaskExecutor(new SimpleAsyncTaskExecutor(container.getListenerId() + "-"));
			properties.setConsumerRebalanceListener(rebalances);
		};
	}

}
