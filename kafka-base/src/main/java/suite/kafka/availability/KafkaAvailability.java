package suite.kafka.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

import suite.kafka.topics.DeclaredTopics;

/**
 * Knows whether Kafka can serve, from a probe on a thread of its own. A service starts
 * without Kafka and needs no restart when it comes: the topics are declared as soon as it
 * answers, and {@link KafkaAvailableEvent} says so. Thread-safe.
 */
public class KafkaAvailability implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(KafkaAvailability.class);

	private final KafkaAdmin kafkaAdmin;

	private final Map<String, NewTopic> topics;

	private final AvailabilitySettings settings;

	private final ApplicationEventPublisher events;

	private volatile KafkaStatus status = new KafkaStatus(false, "not probed yet", Instant.now());

	private volatile boolean seenAvailable;

	private volatile Thread prober;

	KafkaAvailability(KafkaAdmin kafkaAdmin, ObjectProvider<DeclaredTopics> topics, AvailabilitySettings settings,
			ApplicationEventPublisher events) {
		this.kafkaAdmin = kafkaAdmin;
		this.topics = topics.stream()
			.flatMap(DeclaredTopics::stream)
			.collect(Collectors.toMap(NewTopic::name, (topic) -> topic));
		this.settings = settings;
		this.events = events;
	}

	/**
	 * What the last probe saw, at most an interval and a timeout old.
	 */
	public KafkaStatus status() {
		return this.status;
	}

	/**
	 * Whether Kafka was available at least once since the start, so that the topics are
	 * known to exist.
	 */
	public boolean hasBeenAvailable() {
		return this.seenAvailable;
	}

	private void probeUntilStopped() {
		try (TopicProbe probe = new TopicProbe(() -> Admin.create(adminConfig()), this.topics,
				this.settings.timeout())) {
			while (true) {
				update(probe);
				Thread.sleep(this.settings.interval().toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void update(TopicProbe probe) throws InterruptedException {
		try {
			Optional<String> obstacle = probe.findObstacle();
			become(obstacle.isEmpty(), obstacle.orElse("topics " + this.topics.keySet().stream().sorted().toList()));
		}
		catch (ExecutionException ex) {
			probe.close();
			become(false, String.valueOf(ex.getCause().getMessage()));
		}
		catch (KafkaException ex) {
			// No client can be made, for one while the host name of a broker is not known
			// yet.
			become(false, (ex.getCause() != null) ? ex.getCause().getMessage() : ex.getMessage());
		}
		catch (TimeoutException ex) {
			probe.close();
			become(false, "no answer from %s within %d ms".formatted(
					this.kafkaAdmin.getConfigurationProperties().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
					this.settings.timeout().toMillis()));
		}
	}

	private void become(boolean available, String detail) {
		KafkaStatus before = this.status;
		boolean changed = before.available() != available;
		this.status = new KafkaStatus(available, detail, changed ? Instant.now() : before.since());
		if (changed && available) {
			this.seenAvailable = true;
			logger.info("Kafka is available: " + detail);
			this.events.publishEvent(new KafkaAvailableEvent());
		}
		else if (!available && (changed || !detail.equals(before.detail()))) {
			logger.warn("Kafka is not available: " + detail);
		}
	}

	private Map<String, Object> adminConfig() {
		Map<String, Object> config = new HashMap<>(this.kafkaAdmin.getConfigurationProperties());
		int timeout = (int) this.settings.timeout().toMillis();
		config.put(AdminClientConfig.CLIENT_ID_CONFIG, "availability");
		config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
		config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
		config.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, Integer.toString(timeout));
		return config;
	}

	@Override
	public void start() {
		Thread thread = new Thread(this::probeUntilStopped, "kafka-availability");
		thread.setDaemon(true);
		this.prober = thread;
		thread.start();
	}

	@Override
	public void stop() {
		Thread thread = this.prober;
		this.prober = null;
		thread.interrupt();
		try {
			thread.join(Duration.ofSeconds(2).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.prober != null;
	}

}
