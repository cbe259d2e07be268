package suite.kafka.availability;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;
import suite.localkafka.KafkaBroker;
import suite.localkafka.KafkaCluster;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class KafkaAvailabilityIT {

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		DeclaredTopics topics(TopicSettings settings) {
			return new DeclaredTopics(settings, "test-topic");
		}

		@Bean
		AtomicInteger events() {
			return new AtomicInteger();
		}

		@Bean
		ApplicationListener<PayloadApplicationEvent<KafkaAvailableEvent>> counter(AtomicInteger events) {
			return (event) -> events.incrementAndGet();
		}

	}

	private static ConfigurableApplicationContext start(KafkaCluster cluster, String... settings) {
		return start(cluster.bootstrapServers(), settings);
	}

	private static ConfigurableApplicationContext start(String bootstrapServers, String... settings) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.application.name=test")
			.properties("suite.kafka.probe.interval=200ms", "suite.kafka.probe.timeout=1s", "suite.topics.partitions=3")
			.properties(settings)
			.run("--spring.kafka.bootstrap-servers=" + bootstrapServers);
	}

	private static void await(KafkaAvailability availability, boolean available) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> availability.status().available() == available);
	}

	@Test
	void followsKafkaAwayAndBackAndDeclaresTheTopics(CapturedOutput output) throws Exception {
		try (KafkaCluster cluster = TestKafka.ownBroker().start()) {
			KafkaBroker broker = cluster.brokers().get(0);
			broker.kill();
			try (ConfigurableApplicationContext context = start(cluster)) {
				KafkaAvailability availability = context.getBean(KafkaAvailability.class);
				HealthIndicator health = context.getBean("kafkaHealthIndicator", HealthIndicator.class);
				Awaitility.await()
					.untilAsserted(() -> assertThat(availability.status().detail()).contains("no answer from"));
				assertThat(availability.hasBeenAvailable()).isFalse();
				assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

				broker.start();
				await(availability, true);
				assertThat(health.health().getStatus()).isEqualTo(Status.UP);
				assertThat(partitions(cluster)).isEqualTo(3);

				broker.kill();
				await(availability, false);
				broker.start();
				await(availability, true);
				// The event is published behind the status.
				Awaitility.await().untilAsserted(() -> assertThat(context.getBean(AtomicInteger.class)).hasValue(2));
			}
		}
		// An outage is a line or a few in the log, not a flood.
		assertThat(output.getOut().lines().filter((line) -> line.contains("availability")).count()).isLessThan(50);
	}

	@Test
	void isAvailableAsSoonAsTheTopicsAreCreated(CapturedOutput output) {
		try (KafkaCluster cluster = TestKafka.ownBroker().start()) {
			// The next probe would be a minute later.
			try (ConfigurableApplicationContext context = start(cluster, "suite.kafka.probe.interval=1m")) {
				await(context.getBean(KafkaAvailability.class), true);
			}
		}
		assertThat(output).contains("Created topic").doesNotContain("Kafka is not available");
	}

	@Test
	void everyNewPartitionTakesRecordsOnceKafkaIsAvailable() {
		int partitions = 300;
		try (KafkaCluster cluster = TestKafka.ownBroker().start();
				KafkaProducer<String, String> producer = withoutRetries(cluster);
				ConfigurableApplicationContext context = start(cluster, "suite.topics.partitions=" + partitions)) {
			KafkaAvailability availability = context.getBean(KafkaAvailability.class);
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.pollInterval(Duration.ofMillis(1))
				.until(() -> availability.status().available());
			List<Future<RecordMetadata>> sent = IntStream.range(0, partitions)
				.mapToObj((partition) -> producer.send(new ProducerRecord<>("test-topic", partition, null, "a")))
				.toList();
			assertThat(sent).allSatisfy((record) -> assertThat(record).succeedsWithin(Duration.ofSeconds(10)));
		}
	}

	private static KafkaProducer<String, String> withoutRetries(KafkaCluster cluster) {
		return new KafkaProducer<>(Map.of("bootstrap.servers", cluster.bootstrapServers(), "enable.idempotence",
				"false", "acks", "1", "retries", "0"), new StringSerializer(), new StringSerializer());
	}

	@Test
	void onePartitionWithoutALeaderIsNamedAndIsNoOutage() throws Exception {
		try (KafkaCluster cluster = TestKafka.ownBroker().brokers(3).start()) {
			int dying = cluster.brokers().get(2).id();
			try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
				int living = cluster.brokers().get(0).id();
				admin
					.createTopics(List.of(new NewTopic("test-topic",
							Map.of(0, List.of(living), 1, List.of(dying), 2, List.of(living)))))
					.all()
					.get();
			}
			try (ConfigurableApplicationContext context = start(cluster)) {
				KafkaAvailability availability = context.getBean(KafkaAvailability.class);
				await(availability, true);
				assertThat(availability.status().partitions()).containsEntry("test-topic", 3);

				cluster.brokers().get(2).kill();
				TopicPartition dead = new TopicPartition("test-topic", 1);
				Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> availability.obstacle(dead).isPresent());
				assertThat(availability.status().available()).isTrue();
				assertThat(availability.status().detail()).contains("partition test-topic-1 has no leader");
				assertThat(availability.status().obstacles()).containsOnlyKeys(dead);
				HealthIndicator health = context.getBean("kafkaHealthIndicator", HealthIndicator.class);
				assertThat(health.health().getStatus()).isEqualTo(Status.UP);

				cluster.brokers().get(2).start();
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.until(() -> availability.obstacle(dead).isEmpty() && availability.status().available());
			}
		}
	}

	@Test
	void leavesATopicAsItsOwnerMadeIt(CapturedOutput output) throws Exception {
		try (KafkaCluster cluster = TestKafka.ownBroker().start()) {
			try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
				admin.createTopics(List.of(new NewTopic("test-topic", Optional.of(1), Optional.empty()))).all().get();
			}
			try (ConfigurableApplicationContext context = start(cluster)) {
				await(context.getBean(KafkaAvailability.class), true);
				assertThat(partitions(cluster)).isEqualTo(1);
			}
		}
		assertThat(output).contains("Topic test-topic exists with 1 partitions");
	}

	@Test
	void goesOnProbingWhileTheNameOfTheHostIsNotKnown() {
		try (ConfigurableApplicationContext context = start("no-such-host.invalid:9092")) {
			KafkaAvailability availability = context.getBean(KafkaAvailability.class);
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(availability.status().detail()).contains("No resolvable bootstrap urls"));
		}
	}

	@Test
	void isNotAvailableWhileAcksAllWouldBeRefused() {
		try (KafkaCluster cluster = TestKafka.ownBroker().start()) {
			try (ConfigurableApplicationContext context = start(cluster)) {
				await(context.getBean(KafkaAvailability.class), true);
			}
			try (ConfigurableApplicationContext context = start(cluster, "suite.topics.replication-factor=2",
					"suite.topics.min-insync-replicas=2")) {
				Awaitility.await()
					.untilAsserted(() -> assertThat(context.getBean(KafkaAvailability.class).status().detail())
						.contains("has 1 in-sync replicas, acks=all needs 2"));
			}
		}
	}

	private static int partitions(KafkaCluster cluster) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
			return admin.describeTopics(List.of("test-topic"))
				.allTopicNames()
				.get()
				.get("test-topic")
				.partitions()
				.size();
		}
	}

}
