package suite.deployment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaAuthorizationSimple;
import io.strimzi.api.kafka.model.kafka.listener.KafkaListenerAuthenticationScramSha512;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.KafkaUserScramSha512ClientAuthentication;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The Kafka that Strimzi runs, in Strimzi's own types.
 */
class StrimziTests {

	private final Manifests manifests = Manifests.of("strimzi");

	@Test
	void refusesFieldsThatStrimziDoesNotHave() {
		assertThatThrownBy(() -> Manifests.parse("""
				apiVersion: kafka.strimzi.io/v1
				kind: KafkaTopic
				metadata: {name: a}
				spec: {partition: 6}
				""")).hasMessageContaining("Unrecognized field \"partition\"");
	}

	@Test
	void everyUserHasTheRightsOfTheTableAndNoOthers() {
		assertThat(this.manifests.of(KafkaUser.class)
			.flatMap((user) -> rules(user).stream().flatMap((rule) -> rights(user, rule).stream())))
			.containsExactlyInAnyOrderElementsOf(table());
	}

	@Test
	void everyServiceLogsInAsTheUserOfItsName() {
		assertThat(this.manifests.of(KafkaUser.class)).extracting((user) -> user.getMetadata().getName())
			.containsExactlyInAnyOrderElementsOf(Project.SERVICES);
		assertThat(this.manifests.of(KafkaUser.class))
			.allSatisfy((user) -> assertThat(user.getSpec().getAuthentication())
				.isInstanceOf(KafkaUserScramSha512ClientAuthentication.class));
		for (String service : Project.SERVICES) {
			assertThat(SecretsTests.mounted(this.manifests.pod(service).getSpec())).as(service)
				.containsEntry("/etc/suite/kafka/spring.kafka.properties.sasl.jaas.config",
						List.of(service, "sasl.jaas.config"))
				.containsEntry("/etc/suite/kafka/ca.crt", List.of("kafka-cluster-ca-cert", "ca.crt"));
			assertThat(this.manifests.variables(service)).as(service)
				.containsEntry("SPRING_CONFIG_IMPORT", "configtree:/etc/suite/kafka/")
				.containsEntry("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
				.containsEntry("SPRING_KAFKA_SSL_BUNDLE", "kafka")
				.containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka-kafka-bootstrap:9093");
		}
	}

	@Test
	void nobodyGetsInWithoutALoginAndRights() {
		assertThat(this.manifests.of(Kafka.class)).singleElement().satisfies((kafka) -> {
			assertThat(kafka.getMetadata().getName()).isEqualTo("kafka");
			assertThat(kafka.getSpec().getKafka().getAuthorization()).isInstanceOf(KafkaAuthorizationSimple.class);
			assertThat(((KafkaAuthorizationSimple) kafka.getSpec().getKafka().getAuthorization()).getSuperUsers())
				.isNullOrEmpty();
			assertThat(kafka.getSpec().getKafka().getListeners()).singleElement().satisfies((listener) -> {
				assertThat(listener.isTls()).isTrue();
				assertThat(listener.getAuth()).isInstanceOf(KafkaListenerAuthenticationScramSha512.class);
				assertThat(listener.getNetworkPolicyPeers()).singleElement()
					.satisfies((peer) -> assertThat(this.manifests.podsOf(peer.getPodSelector()))
						.containsExactlyInAnyOrderElementsOf(Project.SERVICES));
			});
		});
	}

	@Test
	void topicsAreAsTheServicesDeclareThem() {
		List<KafkaTopic> topics = this.manifests.of(KafkaTopic.class)
			.filter((topic) -> topic.getSpec().getTopicName() == null)
			.toList();
		assertThat(topics).extracting((topic) -> topic.getMetadata().getName())
			.containsExactlyInAnyOrderElementsOf(table().stream()
				.filter((right) -> right.matches("\\S+ topic \\S+ literal create"))
				.map((right) -> right.split(" ")[2])
				.filter((name) -> !name.endsWith("-changelog"))
				.distinct()
				.toList());
		Map<String, String> settings = this.manifests.variables("producer-service");
		assertThat(topics).allSatisfy((topic) -> {
			assertThat(topic.getSpec().getPartitions()).isEqualTo(6);
			assertThat(topic.getSpec().getReplicas()).hasToString(settings.get("SUITE_TOPICS_REPLICATIONFACTOR"));
			assertThat(topic.getSpec().getConfig().get("min.insync.replicas"))
				.hasToString(settings.get("SUITE_TOPICS_MININSYNCREPLICAS"));
			assertThat(topic.getSpec().getConfig().containsKey("max.message.bytes"))
				.isEqualTo(topic.getMetadata().getName().endsWith("-dlt"));
		});
	}

	@Test
	void everythingBelongsToTheClusterAndPassesTheRestrictedSecurityStandard() {
		for (Class<? extends HasMetadata> type : List.of(KafkaNodePool.class, KafkaTopic.class, KafkaUser.class)) {
			assertThat(this.manifests.of(type)).isNotEmpty()
				.allSatisfy((item) -> assertThat(item.getMetadata().getLabels()).containsEntry("strimzi.io/cluster",
						"kafka"));
		}
		assertThat(this.manifests.of(KafkaNodePool.class)).allSatisfy((pool) -> {
			assertThat(pool.getSpec().getTemplate().getPod().getSecurityContext().getRunAsNonRoot()).isTrue();
			assertThat(
					pool.getSpec().getTemplate().getKafkaContainer().getSecurityContext().getCapabilities().getDrop())
				.containsExactly("ALL");
			assertThat(pool.getSpec().getResources().getLimits()).containsKeys("cpu", "memory");
		});
	}

	// Those of security/acls.txt, in one way of writing.
	private static List<String> table() {
		return Project.read("security/acls.txt")
			.lines()
			.map((line) -> line.replaceFirst("#.*", "").strip())
			.filter((line) -> !line.isEmpty())
			.map((line) -> line.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
			.toList();
	}

	private static List<AclRule> rules(KafkaUser user) {
		return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();
	}

	private static List<String> rights(KafkaUser user, AclRule rule) {
		assertThat(rule.getType()).isEqualTo(AclRuleType.ALLOW);
		assertThat(rule.getHost()).isEqualTo("*");
		return rule.getOperations()
			.stream()
			.map((operation) -> "%s %s %s".formatted(user.getMetadata().getName(), resource(rule.getResource()),
					operation.name().toLowerCase(Locale.ROOT)))
			.toList();
	}

	private static String resource(AclRuleResource resource) {
		if (resource instanceof AclRuleTopicResource topic) {
			return "topic %s %s".formatted(topic.getName(), pattern(topic.getPatternType().name()));
		}
		if (resource instanceof AclRuleGroupResource group) {
			return "group %s %s".formatted(group.getName(), pattern(group.getPatternType().name()));
		}
		AclRuleTransactionalIdResource id = (AclRuleTransactionalIdResource) resource;
		return "transactional-id %s %s".formatted(id.getName(), pattern(id.getPatternType().name()));
	}

	private static String pattern(String type) {
		return type.equals("PREFIX") ? "prefixed" : type.toLowerCase(Locale.ROOT);
	}

}
