package suite.localkafka;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.localkafka.security.Acls;
import suite.localkafka.security.ClusterSecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SecureClusterIT {

	private static final Map<String, String> SHORT = Map.of("max.block.ms", "5000", "default.api.timeout.ms", "5000",
			"request.timeout.ms", "4000", "delivery.timeout.ms", "5000");

	@TempDir
	Path directory;

	@Test
	void letsInWhoLogsInAndKeepsItsFilesForItself() throws Exception {
		try (KafkaCluster cluster = start(1, "writer topic mine literal Write")) {
			TestClients.createTopic(cluster, "mine");
			TestClients.createTopic(cluster, "others");
			assertThat(send(login(cluster, "writer"), "mine")).isEqualTo(0);
			assertThatThrownBy(() -> send(login(cluster, "writer"), "others"))
				.hasRootCauseInstanceOf(TopicAuthorizationException.class);
			assertThatThrownBy(() -> send(Map.of(), "mine", cluster)).hasRootCauseInstanceOf(TimeoutException.class);
			Map<String, Object> wrong = login(cluster, "writer");
			wrong.computeIfPresent("sasl.jaas.config",
					(name, jaas) -> jaas.toString().replaceFirst("password=\"..", "password=\"__"));
			assertThatThrownBy(() -> send(wrong, "mine")).hasRootCauseInstanceOf(SaslAuthenticationException.class);
			controllersTakeNobodyWithoutTheBrokersCertificate(cluster);
			nobodyElseReadsItsFiles(cluster);
		}
	}

	private static void controllersTakeNobodyWithoutTheBrokersCertificate(KafkaCluster cluster) {
		Map<String, Object> settings = new HashMap<>(cluster.security().clientSettings("writer"));
		settings.putAll(SHORT);
		settings.put("security.protocol", "SSL");
		settings.put("bootstrap.controllers", "localhost:" + cluster.broker(1).node().controllerPort());
		try (Admin admin = Admin.create(settings)) {
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> admin.describeCluster().nodes().get())
				.withCauseInstanceOf(SslAuthenticationException.class);
		}
	}

	private void nobodyElseReadsItsFiles(KafkaCluster cluster) throws IOException {
		assertThat(cluster.security().credentials("writer")).isDirectoryContaining("glob:**/ca.crt");
		try (Stream<Path> files = Files.walk(this.directory.resolve("kafka"))) {
			// The data is below a directory that nobody else enters.
			assertThat(files.filter((file) -> !file.toString().contains("/data") && !file.toString().endsWith(".log")))
				.hasSizeGreaterThan(10)
				.allSatisfy((file) -> assertThat(permissions(file)).endsWith("------"));
		}
	}

	@Test
	void logsInAgainAfterARestartAndTakesAwayWhatIsNoLongerInTheTable() throws Exception {
		try (KafkaCluster cluster = start(1, "writer topic mine literal Write")) {
			TestClients.createTopic(cluster, "mine");
			cluster.broker(1).kill();
			cluster.broker(1).restart();
			assertThat(send(login(cluster, "writer"), "mine")).isEqualTo(0);
		}
		try (KafkaCluster cluster = start(1, "writer topic others literal Write")) {
			TestClients.createTopic(cluster, "others");
			await().untilAsserted(() -> assertThat(send(login(cluster, "writer"), "others")).isNotNegative());
			await().untilAsserted(() -> assertThatThrownBy(() -> send(login(cluster, "writer"), "mine"))
				.hasRootCauseInstanceOf(TopicAuthorizationException.class));
		}
	}

	@Test
	void itsBrokersReplicateAndOneOfThemMayDie() throws Exception {
		try (KafkaCluster cluster = start(3, "both topic mine literal Write", "both topic mine literal Read")) {
			try (Admin admin = TestClients.admin(cluster)) {
				admin.createTopics(List.of(new NewTopic("mine", 1, (short) 3))).all().get();
			}
			send(login(cluster, "both"), "mine");
			cluster.broker(2).kill();
			await().ignoreExceptions().until(() -> send(login(cluster, "both"), "mine") > 0);
			cluster.broker(2).restart();
			try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(login(cluster, "both"),
					new StringDeserializer(), new StringDeserializer())) {
				assertThat(consumer.partitionsFor("mine")).singleElement()
					.satisfies((partition) -> assertThat(partition.replicas()).hasSize(3));
			}
		}
	}

	@Test
	void dataOfAClusterWithoutLoginsIsNotOpened() {
		TestClients.quick().dataDirectory(this.directory.resolve("kafka")).start().close();
		assertThatExceptionOfType(LocalKafkaException.class)
			.isThrownBy(() -> start(1, "writer topic mine literal Write"))
			.withMessage(
					"%s holds a cluster that nobody logs in to, and so nobody could: start it without --secure, or choose another directory",
					this.directory.resolve("kafka"));
	}

	private KafkaCluster start(int brokers, String... rights) {
		return TestClients.quick()
			.brokers(brokers)
			.dataDirectory(this.directory.resolve("kafka"))
			.secure(Acls.read(new StringReader(String.join("\n", rights))))
			.start();
	}

	private static Map<String, Object> login(KafkaCluster cluster, String user) {
		ClusterSecurity security = cluster.security();
		Map<String, Object> settings = new HashMap<>(security.clientSettings(user));
		settings.put("bootstrap.servers", cluster.bootstrapServers());
		return settings;
	}

	private static long send(Map<String, Object> login, String topic, KafkaCluster cluster) throws Exception {
		Map<String, Object> settings = new HashMap<>(login);
		settings.put("bootstrap.servers", cluster.bootstrapServers());
		return send(settings, topic);
	}

	private static long send(Map<String, Object> login, String topic) throws Exception {
		Map<String, Object> settings = new HashMap<>(SHORT);
		settings.putAll(login);
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings, new StringSerializer(),
				new StringSerializer())) {
			return producer.send(new ProducerRecord<>(topic, "hello")).get().offset();
		}
	}

	private static String permissions(Path file) {
		try {
			return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
