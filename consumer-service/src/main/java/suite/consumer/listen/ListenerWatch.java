package suite.consumer.listen;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the listeners once a second. A container tells its state under the lock that
 * it holds while it starts and stops, which may take until a host name is resolved:
 * liveness must not wait for that. Thread-safe.
 */
@Component
class ListenerWatch {

	private final KafkaListenerEndpointRegistry registry;

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile Seen last = new Seen(List.of(), List.of());

	ListenerWatch(KafkaListenerEndpointRegistry registry) {
		this.registry = registry;
	}

	// At a fixed rate, so that with virtual threads it holds up no other task.
	@Scheduled(fixedRate = 1000)
	void look() {
		if (this.looking.compareAndSet(false, true)) {
			try {
				this.last = new Seen(ids(MessageListenerContainer::isRunning),
						ids((container) -> !container.isInExpectedState()));
			}
			finally {
				this.looking.set(false);
			}
		}
	}

	private List<String> ids(Predicate<MessageListenerContainer> condition) {
		return this.registry.getListenerContainers()
			.stream()
			.filter(condition)
			.map(MessageListenerContainer::getListenerId)
			.sorted()
			.toList();
	}

	Seen last() {
		return this.last;
	}

	/**
	 * What was seen.
	 *
	 * @param running the listeners that run
	 * @param dead those that stopped though nobody stopped them
	 */
	record Seen(List<String> running, List<String> dead) {
	}

}
