package suite.consumer.listen;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.util.backoff.ExponentialBackOff;

import suite.consumer.topic.ConsumedTopics;
import suite.consumer.topic.MessageProcessor;
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
	 * Processes nothing: the messages are shown, that is all. Any other bean of the type
	 * takes its place.
	 */
	@Bean
	@Fallback
	MessageProcessor showOnly() {
		return new MessageProcessor() {
		};
	}

	@Bean
	CommonErrorHandler errorHandler(FailedRecordRecoverer recoverer, ListenSettings settings, ListenerRestart restart) {
		ListenSettings.Retry retry = settings.retry();
		ExponentialBackOff backOff = new ExponentialBackOff(retry.backoff().toMillis(), 2);
		backOff.setMaxInterval(retry.maxBackoff().toMillis());
		backOff.setMaxAttempts(retry.attempts() - 1L);
		return new RecordErrorHandler(recoverer, backOff, restart);
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
