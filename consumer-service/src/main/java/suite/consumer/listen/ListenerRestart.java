package suite.consumer.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.KafkaException;

import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Gives a listener new consumers in place of those that Kafka's client has given up. Such
 * a consumer goes on being polled, and never belongs to its group again: after an outage
 * of all brokers, one of them may answer that the group does not exist. Thread-safe.
 */
@Component
class ListenerRestart {

	private static final Log logger = LogFactory.getLog(ListenerRestart.class);

	/** Between two attempts, while the reason lasts. */
	private static final Duration PAUSE = Duration.ofSeconds(2);

	private final TaskScheduler scheduler;

	// Each consumer of a container may ask for it.
	private final Set<MessageListenerContainer> restarting = ConcurrentHashMap.newKeySet();

	ListenerRestart(TaskScheduler scheduler) {
		this.scheduler = scheduler;
	}

	/**
	 * Stops the container, and starts it some seconds later. Returns at once: the caller
	 * is one of the threads that have to end.
	 * @param container a running container
	 */
	void restart(MessageListenerContainer container) {
		if (this.restarting.add(container)) {
			container.stop(() -> this.scheduler.schedule(() -> start(container), Instant.now().plus(PAUSE)));
		}
	}

	private void start(MessageListenerContainer container) {
		// Before the start: new consumers may be given up at once.
		this.restarting.remove(container);
		try {
			container.start();
		}
		catch (KafkaException ex) {
			logger.warn("The consumer of %s could not be made, which is tried again: %s"
				.formatted(container.getListenerId(), ex));
			restart(container);
		}
	}

}
