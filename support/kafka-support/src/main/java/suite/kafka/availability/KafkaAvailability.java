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
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

import suite.kafka.topics.DeclaredTopics;

/**
 * Knows whether Kafka can serve, from a probe on a thread of its own. A service starts
 * without Kafka and needs no restart when it comes: the topics are declared as soon as it
 * answers, and {@link KafkaAvailableEvent} says so.
 * <p>
 * Judged are the topics that this service uses, partition by partition. Kafka is
 * available as long as each topic has a partition that can serve: a service that can do
 * most of its work is ready. Whoever is about to use a partition can ask for that one.
 * Thread-safe.
 */
public class KafkaAvailability implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(KafkaAvailability.class);

	private final KafkaAdmin kafkaAdmin;

	private final Map<String, NewTopic> topics;

	private final AvailabilitySettings settings;

	private final ApplicationEventPublisher events;

	private volatile KafkaStatus status = KafkaStatus.unavailable("not probed yet", Instant.now());

	private volatile boolean seenAvailable;

	private volatile @Nullable Thread prober;

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
	 * What keeps a partition from serving, as the last probe saw it.
	 * @return empty if nothing is known to
	 */
	public Optional<KafkaStatus.Obstacle> obstacle(TopicPartition partition) {
		return Optional.ofNullable(this.status.obstacles().get(partition));
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
			become(probe.look());
		}
		catch (ExecutionException ex) {
			probe.close();
			becomeUnavailable(TopicProbe.reason(ex));
		}
		catch (KafkaException ex) {
			// No client can be made, for one while the host name of a broker is not known
			// yet.
			becomeUnavailable(TopicProbe.reason(ex));
		}
		catch (TimeoutException ex) {
			probe.close();
			becomeUnavailable("no answer from %s within %s ms".formatted(
					this.kafkaAdmin.getConfigurationProperties().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
					this.settings.timeout().toMillis()));
		}
	}

	private void become(TopicReport report) {
		// The first time it is worth waiting for the leaders of new partitions.
		Optional<String> outage = report.outage()
			.or(() -> (report.silent() && !this.seenAvailable) ? Optional.of(report.describe()) : Optional.empty());
		Instant now = Instant.now();
		Map<TopicPartition, KafkaStatus.Obstacle> known = this.status.obstacles();
		Map<TopicPartition, KafkaStatus.Obstacle> obstacles = report.obstacles()
			.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
					(obstacle) -> new KafkaStatus.Obstacle(obstacle.getValue(),
							known.containsKey(obstacle.getKey()) ? known.get(obstacle.getKey()).since() : now)));
		become(new KafkaStatus(outage.isEmpty(), outage.orElseGet(report::describe), now, report.partitions(),
				obstacles));
	}

	private void becomeUnavailable(String detail) {
		become(KafkaStatus.unavailable(detail, Instant.now()));
	}

	private void become(KafkaStatus seen) {
		KafkaStatus before = this.status;
		boolean changed = before.available() != seen.available();
		this.status = changed ? seen
				: new KafkaStatus(seen.available(), seen.detail(), before.since(), seen.partitions(), seen.obstacles());
		if (changed && seen.available()) {
			this.seenAvailable = true;
			logger.info("Kafka is available: " + seen.detail());
			this.events.publishEvent(new KafkaAvailableEvent());
		}
		else if (changed || !seen.detail().equals(before.detail())) {
			logger.warn((seen.available() ? "Kafka is available: " : "Kafka is not available: ") + seen.detail());
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
		if (thread == null) {
			return;
		}
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
