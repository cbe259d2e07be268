package suite.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import suite.http.security.access.Role;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * On Kubernetes whoever calls has to log in, and what proves who somebody is comes from
 * files that {@code security/credentials} makes.
 */
class SecretsTests {

	static final List<String> OVERLAYS = Manifests.OVERLAYS;

	@TempDir
	private Path directory;

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everyServiceAsksWhoCalls(String overlay) {
		for (String service : Project.SERVICES) {
			assertThat(Manifests.of(overlay).variables(service)).as(service)
				.containsEntry("SUITE_HTTP_SECURITY_MODE", "tokens")
				.doesNotContainKey("SUITE_HTTP_SECURITY_OPENNETWORK");
		}
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void noSecretIsInTheEnvironment(String overlay) {
		Manifests.of(overlay).forEachContainer((name, container) -> {
			assertThat(container.getEnvFrom()).as(name).allMatch((source) -> source.getSecretRef() == null);
			assertThat(container.getEnv()).as(name)
				.filteredOn((variable) -> variable.getValueFrom() != null)
				.allSatisfy((variable) -> assertThat(variable.getValueFrom().getSecretKeyRef()).isNull());
		});
		for (String service : Project.SERVICES) {
			assertThat(Manifests.of(overlay).variables(service)).allSatisfy((name, value) -> {
				assertThat(value).doesNotContainIgnoringCase("password=");
				if (name.matches(".*(TOKENS?|PASSWORD|JAAS_CONFIG)")) {
					assertThat(value).as(name).startsWith("file:");
				}
			});
		}
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everyFileThatASettingNamesIsOneOfASecret(String overlay) {
		for (String service : Project.SERVICES) {
			assertThat(Manifests.of(overlay).variables(service).values())
				.filteredOn((value) -> value.startsWith("file:"))
				.isNotEmpty()
				.map((value) -> value.substring("file:".length()))
				.isSubsetOf(mounted(Manifests.of(overlay).pod(service).getSpec()).keySet());
		}
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void onlyTheServicesUserReadsSecretsAndChangesReachIt(String overlay) {
		for (PodSpec pod : Manifests.of(overlay).pods().map((each) -> each.getValue().getSpec()).toList()) {
			assertThat(pod.getVolumes()
				.stream()
				.flatMap((volume) -> Stream.of(volume.getSecret(), volume.getProjected()))
				.filter(Objects::nonNull)).isNotEmpty()
				.allSatisfy((source) -> assertThat(source).extracting("defaultMode").isEqualTo(0440));
			assertThat(Manifests.container(pod).getVolumeMounts())
				.filteredOn((mount) -> mount.getMountPath().startsWith("/etc/"))
				.isNotEmpty()
				.allSatisfy((mount) -> {
					assertThat(mount.getReadOnly()).isTrue();
					assertThat(mount.getSubPath()).isNull();
				});
		}
	}

	@Test
	void twoCommandsMakeWhatPodsAndPrometheusNeed() throws Exception {
		credentials("kubernetes");
		credentials("kafka");
		Map<String, Set<String>> made = Stream.of(this.directory, this.directory.resolve("kafka"))
			.flatMap((directory) -> Manifests.parse(Manifests.render(directory.toString())).of(Secret.class))
			.collect(Collectors.toMap((secret) -> secret.getMetadata().getName(),
					(secret) -> secret.getData().keySet()));
		Manifests manifests = Manifests.of("prometheus-operator");
		for (String pod : manifests.pods().map(Map.Entry::getKey).toList()) {
			assertThat(mounted(manifests.pod(pod).getSpec()).values()).as(pod)
				.isNotEmpty()
				.allSatisfy((file) -> assertThat(made.get(file.get(0))).contains(file.get(1)));
		}
		assertThat(manifests.of(ServiceMonitor.class).flatMap((monitor) -> monitor.getSpec().getEndpoints().stream()))
			.isNotEmpty()
			.map((endpoint) -> endpoint.getAuthorization().getCredentials())
			.allSatisfy((reference) -> assertThat(made.get(reference.getName())).contains(reference.getKey()));
		assertThat(lines()).extracting((line) -> line.get(0) + " " + line.get(1))
			.containsExactly("operator write,run,read,replay,metrics,operate", "prometheus metrics",
					"streams-service peer");
	}

	@Test
	void aLineIsTheDigestOfATokenThatNobodyElseReads() throws Exception {
		credentials("caller", "shop", "write,read");
		Path token = this.directory.resolve("tokens/shop");
		assertThat(Files.readString(token)).matches("[0-9a-f]{64}");
		assertThat(lines()).containsExactly(List.of("shop", "write,read", sha256(Files.readString(token))));
		for (Path secret : List.of(token, this.directory.resolve("callers"))) {
			assertThat(Files.getPosixFilePermissions(secret)).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
		}
	}

	@Test
	void aKnownCallerGetsANewTokenAndTheOthersKeepTheirs() throws Exception {
		credentials("kubernetes");
		credentials("caller", "shop", "write");
		List<List<String>> before = lines();
		credentials("caller", "shop", "read");
		credentials("kubernetes");
		List<List<String>> after = lines();
		assertThat(after).hasSameSizeAs(before).containsAll(before.subList(0, 3));
		assertThat(after.get(3).subList(0, 2)).containsExactly("shop", "read");
		assertThat(after.get(3).get(2)).isNotEqualTo(before.get(3).get(2));
	}

	@Test
	void aLineThatAServiceWouldRefuseIsNotWritten() throws Exception {
		assertThat(refused("caller", "shop", "reed")).contains("unknown role 'reed'");
		assertThat(refused("caller", "my shop", "read")).contains("not 'my shop'");
		assertThat(refused("caller", "shop", "read,,run")).contains("read,,run");
		assertThat(this.directory.resolve("callers")).doesNotExist();
		String roles = Arrays.stream(Role.values())
			.filter((role) -> role != Role.ANYONE)
			.map(Role::authority)
			.collect(Collectors.joining(","));
		credentials("caller", "all", roles);
		assertThat(lines()).singleElement().satisfies((line) -> assertThat(line.get(1)).isEqualTo(roles));
	}

	@Test
	void whatKafkaHasStaysAndNobodyElseReadsIt() throws Exception {
		credentials("kafka");
		Map<Path, String> before = files();
		credentials("kafka");
		assertThat(files()).isEqualTo(before);
		assertThat(before.keySet()).hasSizeGreaterThan(10)
			.allSatisfy((file) -> assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(OWNER_READ,
					OWNER_WRITE));
		assertThat(before.values()).doesNotHaveDuplicates();
	}

	@Test
	void theBrokersCertificateNamesAllThatTheyAreCalled() throws Exception {
		credentials("kafka");
		X509Certificate authority = certificate("ca.crt");
		X509Certificate broker = certificate("broker.pem");
		broker.verify(authority.getPublicKey());
		broker.checkValidity(Date.from(Instant.now().plus(Duration.ofDays(390))));
		Manifests manifests = Manifests.of("local");
		Map<String, String> variables = Manifests.container(manifests.pod("kafka").getSpec())
			.getEnv()
			.stream()
			.filter((variable) -> variable.getValue() != null)
			.collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
		assertThat(broker.getSubjectAlternativeNames().stream().map((name) -> name.get(1).toString()))
			.contains(
					manifests.variables("producer-service").get("SPRING_KAFKA_BOOTSTRAP_SERVERS").replace(":9092", ""))
			.containsAll(Arrays.stream(variables.get("KAFKA_CONTROLLER_QUORUM_VOTERS").split(","))
				.map((voter) -> voter.replaceAll(".*@(.*):\\d+", "$1"))
				.toList());
		assertThat(variables).containsEntry("KAFKA_ADVERTISED_LISTENERS", "INTERNAL://$(POD_NAME).kafka-nodes:9092");
	}

	@Test
	void aCertificateOfAnotherAuthorityIsReplaced() throws Exception {
		credentials("kafka");
		X509Certificate before = certificate("broker.pem");
		Files.delete(this.directory.resolve("kafka/ca.key"));
		credentials("kafka");
		assertThat(certificate("broker.pem")).isNotEqualTo(before);
		certificate("broker.pem").verify(certificate("ca.crt").getPublicKey());
	}

	@Test
	void neitherGitNorAnImageTakesThem() {
		assertThat(Project.read(".gitignore").lines()).contains("security/generated/");
		assertThat(Project.read(".dockerignore").lines()).contains("security/generated");
	}

	// The files of Secrets in a pod: its path, and which key of which Secret it is.
	static Map<String, List<String>> mounted(PodSpec pod) {
		Map<String, List<String>> files = new HashMap<>();
		for (VolumeMount mount : Manifests.container(pod).getVolumeMounts()) {
			Volume volume = pod.getVolumes()
				.stream()
				.filter((candidate) -> candidate.getName().equals(mount.getName()))
				.findFirst()
				.orElse(new Volume());
			if (volume.getSecret() != null) {
				volume.getSecret()
					.getItems()
					.forEach((item) -> files.put(mount.getMountPath() + "/" + item.getPath(),
							List.of(volume.getSecret().getSecretName(), item.getKey())));
			}
			if (volume.getProjected() != null) {
				volume.getProjected()
					.getSources()
					.stream()
					.map(VolumeProjection::getSecret)
					.forEach((secret) -> secret.getItems()
						.forEach((item) -> files.put(mount.getMountPath() + "/" + item.getPath(),
								List.of(secret.getName(), item.getKey()))));
			}
		}
		return files;
	}

	private Map<Path, String> files() throws IOException {
		Map<Path, String> files = new HashMap<>();
		try (Stream<Path> found = Files.walk(this.directory)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				files.put(file, Files.readString(file));
			}
		}
		return files;
	}

	// A file may have a key before its certificate.
	private X509Certificate certificate(String file) throws Exception {
		String pem = Files.readString(this.directory.resolve("kafka").resolve(file));
		String certificate = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----"));
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
	}

	private void credentials(String... arguments) throws IOException, InterruptedException {
		run(0, arguments);
	}

	private String refused(String... arguments) throws IOException, InterruptedException {
		return run(2, arguments);
	}

	private String run(int status, String... arguments) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Stream
			.concat(Stream.of("sh", "security/credentials", "-d", this.directory.toString()), Arrays.stream(arguments))
			.toList()).directory(Project.ROOT.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isEqualTo(status);
		return output;
	}

	private static String sha256(String token) throws NoSuchAlgorithmException {
		return HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
	}

	private List<List<String>> lines() throws IOException {
		return Files.readAllLines(this.directory.resolve("callers"))
			.stream()
			.map((line) -> List.of(line.split(" ")))
			.toList();
	}

}
