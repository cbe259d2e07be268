package suite.consumer.listen;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

import suite.consumer.topic.ConsumedTopics;
import suite.kafka.availability.KafkaAvailableEvent;

/**
 * Makes a listener for each topic that is consumed, and starts them when Kafka and its
 * topics are there for the first time. A consumer that is made earlier fails the whole
 * service where Kafka's host name does not resolve yet, as is normal while containers
 * start. Later outages the consumers survive by themselves, or they are replaced
 * ({@link ListenerRestart}). A listener that died is not started again: liveness shows
 * it.
 */
@Component
class Listeners {

	private final KafkaListenerEndpointRegistry registry;

	private final AtomicBoolean started = new AtomicBoolean();

	Listeners(KafkaListenerEndpointRegistry registry, ConsumedTopics topics, BatchConsumer batches,
			ObjectProvider<RecordListener> listeners) {
		this.registry = registry;
		topics.all().forEach((topic) -> listeners.getObject(topic, batches));
	}

	@EventListener
	void onKafkaAvailable(KafkaAvailableEvent event) {
		if (this.started.compareAndSet(false, true)) {
			this.registry.getListenerContainers().forEach(MessageListenerContainer::start);
		}
	}

}
