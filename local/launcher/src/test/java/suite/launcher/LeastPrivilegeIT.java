package suite.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import suite.launcher.service.Home;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.localkafka.security.Acl;
import suite.localkafka.security.Acls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The packaged services on a broker that grants each of them what {@code acls.txt} says:
 * with all of it everything works, without any one right something fails and says which,
 * and nothing else is granted.
 */
@TestMethodOrder(OrderAnnotation.class)
class LeastPrivilegeIT {

	private static final Path LOGS = Path.of("target", "least-privilege");

	private static final String CHANGELOG = "streams-app-windowed-counts-changelog";

	private static final Acls TABLE = Acls.ofSuite();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static Suite suite;

	private static Admin admin;

	private static KafkaProducer<byte[], byte[]> producer;

	@BeforeAll
	static void start() {
		suite = new Suite(Addresses.free(), LOGS, RunningService.SHORT_LIVED);
		suite.startKafka(null, TABLE.without((right) -> right.operation() == AclOperation.CREATE));
		admin = Admin.create(suite.kafka().adminSettings());
		producer = new KafkaProducer<>(suite.kafka().adminSettings(), new ByteArraySerializer(),
				new ByteArraySerializer());
		suite.launch(Home.find(), null);
	}

	@AfterAll
	static void stop() {
		producer.close(Duration.ZERO);
		admin.close(Duration.ZERO);
		suite.close();
	}

	@Test
	@Order(1)
	void withoutTheRightToMakeTopicsEachServiceSaysWhichItCannotMake() throws Exception {
		List<Acl> creations = TABLE.rights()
			.stream()
			.filter((right) -> right.operation() == AclOperation.CREATE)
			.toList();
		List<Acl> declared = creations.stream().filter((right) -> !right.name().equals(CHANGELOG)).toList();
		declared.forEach((right) -> eventually().untilAsserted(
				() -> assertThat(get(service(right), "/actuator/health/readiness")).containsPattern(named(right))));
		give(declared);
		Acl changelog = creations.stream().filter((right) -> right.name().equals(CHANGELOG)).findFirst().orElseThrow();
		eventually().untilAsserted(
				() -> assertThat(get(Service.STREAMS, "/actuator/health/readiness")).containsPattern(named(changelog)));
		give(List.of(changelog));
		suite.awaitReady(System.out::println);
		assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
			.containsExactlyInAnyOrderElementsOf(TABLE.rights().stream().map(Acl::binding).toList());
	}

	@Test
	@Order(2)
	void withAllRightsEverythingWorksAndNothingIsDenied() throws Exception {
		long start = Files.size(brokerLog());
		Flow.start(new SuiteClient(suite.addresses()), "5ms").await(Duration.ofSeconds(60), (status) -> {
		});
		poison();
		for (String topic : List.of("test-topic-dlt", "output-topic-dlt", "input-topic-dlt")) {
			Service service = topic.startsWith("input") ? Service.STREAMS : Service.CONSUMER;
			eventually()
				.untilAsserted(() -> assertThat(get(service, "/dead-letters?topic=" + topic)).contains("\"offset\""));
			assertThat(post(service, "/dead-letters/replay", "{\"topic\": \"%s\"}".formatted(topic)))
				.contains("\"replayed\":1");
			eventually().untilAsserted(
					() -> assertThat(get(service, "/dead-letters?topic=" + topic)).contains("\"attempts\":1"));
		}
		assertThat(get(Service.CONSUMER, "/actuator/consumption")).contains("\"complete\":true");
		assertThat(since(brokerLog(), start)).doesNotContain("Denied");
	}

	@Test
	@Order(3)
	void withoutAnyOneRightSomethingFailsAndSaysWhich() throws Exception {
		Map<Service, List<Acl>> rights = TABLE.rights()
			.stream()
			.filter((right) -> right.operation() != AclOperation.CREATE && !isOnlyForRestoring(right))
			.collect(Collectors.groupingBy(LeastPrivilegeIT::service));
		int rounds = rights.values().stream().mapToInt(List::size).max().orElseThrow();
		for (int round = 0; round < rounds; round++) {
			int index = round;
			// One of each service: they have nothing to do with each other.
			takeAway(rights.values()
				.stream()
				.filter((ofService) -> ofService.size() > index)
				.map((ofService) -> ofService.get(index))
				.toList(), () -> {
				});
		}
	}

	@Test
	@Order(4)
	void withoutTheRightToReadItsStateStreamsServiceSaysSoWhenItHasToRestoreIt() throws Exception {
		takeAway(TABLE.rights().stream().filter(LeastPrivilegeIT::isOnlyForRestoring).toList(),
				() -> suite.restart(Home.find(), Service.STREAMS));
	}

	@Test
	@Order(5)
	void nobodyCanDoAnythingElse() throws Exception {
		for (String user : TABLE.users()) {
			try (Admin client = Admin.create(login(user))) {
				assertThat(client
					.describeCluster(new org.apache.kafka.clients.admin.DescribeClusterOptions()
						.includeAuthorizedOperations(true))
					.authorizedOperations()
					.get()).as(user).isEmpty();
				for (String topic : admin.listTopics().names().get()) {
					assertThat(operations(client, topic)).as(user + " on " + topic)
						.isEqualTo(granted(user, ResourceType.TOPIC, topic));
				}
				for (String group : List.of("my-consumer-group", "my-consumer-group-replay", "streams-app",
						"streams-app-replay")) {
					assertThat(operationsOnGroup(client, group)).as(user + " on " + group)
						.isEqualTo(granted(user, ResourceType.GROUP, group));
				}
				attempts(client, ownTopic(user))
					.forEach((attempt, result) -> assertThatExceptionOfType(ExecutionException.class)
						.as(user + " " + attempt)
						.isThrownBy(() -> result.get(30, TimeUnit.SECONDS))
						.withCauseInstanceOf(AuthorizationException.class));
			}
			for (String id : List.of("my-consumer-group-replay", "streams-app-replay", "streams-app", "other")) {
				assertThat(mayUse(user, id)).as(user + " as " + id)
					.isEqualTo(!granted(user, ResourceType.TRANSACTIONAL_ID, id).isEmpty());
			}
		}
	}

	private static void takeAway(List<Acl> rights, Runnable then) throws Exception {
		Map<Acl, Long> logs = new HashMap<>();
		for (Acl right : rights) {
			logs.put(right, Files.size(serviceLog(service(right))));
		}
		long brokerLog = Files.size(brokerLog());
		admin.deleteAcls(rights.stream().map((right) -> right.binding().toFilter()).toList()).all().get();
		then.run();
		poison();
		List<Acl> open = new ArrayList<>(rights);
		try {
			eventually().untilAsserted(() -> {
				for (Acl right : List.copyOf(open)) {
					String said = exercise(service(right)) + since(serviceLog(service(right)), logs.get(right));
					assertThat(said).as("what is said without " + right).containsPattern(named(right));
					assertThat(since(brokerLog(), brokerLog)).as("what is denied without " + right)
						.containsPattern(denied(right));
					open.remove(right);
				}
			});
		}
		finally {
			give(rights);
		}
		for (Acl right : rights) {
			goesOn(service(right));
		}
	}

	private static boolean isOnlyForRestoring(Acl right) {
		return right.name().equals(CHANGELOG) && right.operation() == AclOperation.READ;
	}

	// What a service does only when there is something to do.
	private static String exercise(Service service) throws Exception {
		if (service == Service.STREAMS) {
			send("input-topic", "a", "hello streams");
		}
		if (service == Service.PRODUCER) {
			return post(service, "/messages", "{\"id\": 1, \"value\": 1, \"user_id\": \"a\"}")
					+ post(service, "/texts", "{\"key\": \"a\", \"text\": \"hello\"}");
		}
		return get(service, "/dead-letters") + post(service, "/dead-letters/replay", "{}");
	}

	private static void goesOn(Service service) throws Exception {
		String key = UUID.randomUUID().toString();
		if (service == Service.PRODUCER) {
			eventually().untilAsserted(() -> assertThat(exercise(service)).contains("\"topic\":\"test-topic\"")
				.contains("\"topic\":\"input-topic\""));
		}
		else if (service == Service.CONSUMER) {
			send("test-topic", key, "{\"id\":1,\"timestamp\":1,\"value\":1,\"user_id\":\"%s\"}".formatted(key));
			send("output-topic", key, "HELLO");
			for (String topic : List.of("test-topic", "output-topic")) {
				eventually()
					.untilAsserted(() -> assertThat(get(service, "/messages?topic=%s&key=%s".formatted(topic, key)))
						.contains(key));
			}
		}
		else {
			send("input-topic", key, "hello streams");
			eventually().untilAsserted(() -> assertThat(get(service, "/actuator/windowedcounts/" + key))
				.contains("\"%s\":1".formatted(key)));
			eventually()
				.untilAsserted(() -> assertThat(get(Service.CONSUMER, "/messages?topic=output-topic&key=" + key))
					.contains("HELLO STREAMS"));
		}
	}

	private static void poison() throws Exception {
		send("test-topic", "poison", "no message");
		for (String topic : List.of("output-topic", "input-topic")) {
			producer.send(new ProducerRecord<>(topic, new byte[] { (byte) 0xff })).get();
		}
	}

	private static void send(String topic, String key, String value) throws Exception {
		producer
			.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8),
					value.getBytes(StandardCharsets.UTF_8)))
			.get();
	}

	private static void give(Collection<Acl> rights) throws Exception {
		admin.createAcls(rights.stream().map(Acl::binding).toList()).all().get();
	}

	private static Pattern named(Acl right) {
		String operation = right.operation().name().replace("_", "");
		String type = right.type().name().replace('_', '-');
		return Pattern.compile("(?i)needs [^.]*\\b%s\\b[^.]* on %s %s\\b".formatted(operation, type, right.name()));
	}

	// Whoever may neither read nor write may not see it either, and asks for that first.
	private static Pattern denied(Acl right) {
		return Pattern.compile("User:%s is Denied operation = (%s|DESCRIBE) .*resource = %s:LITERAL:%s"
			.formatted(right.user(), right.operation(), type(right.type()), right.name()));
	}

	private static String type(ResourceType type) {
		return Stream.of(type.name().split("_"))
			.map((word) -> word.charAt(0) + word.substring(1).toLowerCase())
			.collect(Collectors.joining());
	}

	private static Set<AclOperation> granted(String user, ResourceType type, String name) {
		Set<AclOperation> operations = TABLE.rights()
			.stream()
			.filter((right) -> right.user().equals(user) && right.type() == type && covers(right, name))
			.map(Acl::operation)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(AclOperation.class)));
		if (operations.contains(AclOperation.READ) || operations.contains(AclOperation.WRITE)) {
			operations.add(AclOperation.DESCRIBE);
		}
		return operations;
	}

	private static boolean covers(Acl right, String name) {
		return (right.pattern() == PatternType.PREFIXED) ? name.startsWith(right.name()) : name.equals(right.name());
	}

	private static String ownTopic(String user) {
		return TABLE.rights()
			.stream()
			.filter((right) -> right.user().equals(user) && right.operation() == AclOperation.WRITE
					&& right.type() == ResourceType.TOPIC)
			.findFirst()
			.orElseThrow()
			.name();
	}

	private static Map<String, KafkaFuture<?>> attempts(Admin client, String own) {
		ConfigResource config = new ConfigResource(ConfigResource.Type.TOPIC, own);
		ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
		AlterConfigOp change = new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
		Map<String, KafkaFuture<?>> attempts = new HashMap<>();
		attempts.put("deletes a topic", client.deleteTopics(List.of(own)).all());
		attempts.put("deletes records",
				client.deleteRecords(Map.of(new TopicPartition(own, 0), RecordsToDelete.beforeOffset(1))).all());
		attempts.put("creates another topic", client.createTopics(List.of(new NewTopic("other", 1, (short) 1))).all());
		attempts.put("creates partitions", client.createPartitions(Map.of(own, NewPartitions.increaseTo(50))).all());
		attempts.put("configures a topic", client.incrementalAlterConfigs(Map.of(config, List.of(change))).all());
		attempts.put("configures a broker", client.incrementalAlterConfigs(Map.of(broker, List.of(change))).all());
		attempts.put("reads a broker's settings", client.describeConfigs(List.of(broker)).all());
		attempts.put("gives rights", client
			.createAcls(
					List.of(new Acl("other", ResourceType.TOPIC, own, PatternType.LITERAL, AclOperation.ALL).binding()))
			.all());
		attempts.put("reads rights", client.describeAcls(AclBindingFilter.ANY).values());
		attempts.put("changes logins",
				client
					.alterUserScramCredentials(
							List.of(new UserScramCredentialDeletion("admin", ScramMechanism.SCRAM_SHA_512)))
					.all());
		attempts.put("deletes a group", client.deleteConsumerGroups(List.of("my-consumer-group")).all());
		return attempts;
	}

	private static Set<AclOperation> operations(Admin client, String topic) throws Exception {
		try {
			return new HashSet<>(
					client.describeTopics(List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
						.topicNameValues()
						.get(topic)
						.get()
						.authorizedOperations());
		}
		catch (ExecutionException ex) {
			assertThat(ex.getCause()).isInstanceOf(AuthorizationException.class);
			return Set.of();
		}
	}

	private static Set<AclOperation> operationsOnGroup(Admin client, String group) throws Exception {
		try {
			return new HashSet<>(client
				.describeConsumerGroups(List.of(group),
						new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
				.describedGroups()
				.get(group)
				.get()
				.authorizedOperations());
		}
		catch (ExecutionException ex) {
			assertThat(ex.getCause()).isInstanceOf(AuthorizationException.class);
			return Set.of();
		}
	}

	private static boolean mayUse(String user, String transactionalId) {
		Map<String, Object> settings = login(user);
		settings.put("transactional.id", transactionalId);
		try (KafkaProducer<byte[], byte[]> transactions = new KafkaProducer<>(settings, new ByteArraySerializer(),
				new ByteArraySerializer())) {
			transactions.initTransactions();
			return true;
		}
		catch (TransactionalIdAuthorizationException ex) {
			return false;
		}
	}

	private static Map<String, Object> login(String user) {
		Map<String, Object> settings = new HashMap<>(suite.kafka().security().clientSettings(user));
		settings.put("bootstrap.servers", suite.kafka().bootstrapServers());
		return settings;
	}

	private static Service service(Acl right) {
		return Arrays.stream(Service.values())
			.filter((service) -> service.module().equals(right.user()))
			.findFirst()
			.orElseThrow();
	}

	private static Path serviceLog(Service service) {
		return LOGS.resolve(service.module() + ".log");
	}

	private static Path brokerLog() {
		return suite.kafka().broker(1).logFile();
	}

	private static String since(Path log, long offset) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			byte[] rest = new byte[Math.toIntExact(file.length() - offset)];
			file.seek(offset);
			file.readFully(rest);
			return new String(rest, StandardCharsets.UTF_8);
		}
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300));
	}

	private static String get(Service service, String path) {
		return exchange(service, path, (request) -> request.GET());
	}

	private static String post(Service service, String path, String body) {
		return exchange(service, path,
				(request) -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
	}

	// The body, or why there is none.
	private static String exchange(Service service, String path,
			Function<HttpRequest.Builder, HttpRequest.Builder> method) {
		URI uri = suite.addresses().uri(service).resolve(path);
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
			return HTTP.send(method.apply(request).build(), BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			return ex.toString();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
