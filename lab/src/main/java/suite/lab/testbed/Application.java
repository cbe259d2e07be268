package suite.lab.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

import suite.localkafka.KafkaCluster;
import suite.localkafka.Ports;
import suite.localkafka.process.ManagedProcess;

/**
 * An application of Spring Boot unpacked from its executable jar, as it is in the image:
 * a plain jar that names the libraries beside it. What a start loads and links can be
 * kept in an archive that the next start maps. Immutable.
 *
 * @param name its name in messages and of the files that get what it prints
 * @param jar the plain jar
 * @param mainClass what it runs
 */
public record Application(String name, Path jar, String mainClass) {

	private static final int FIRST_WITH_AOT_CACHE = 25;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final int TAIL_LINES = 20;

	private static final int NOT_READY = 503;

	static Application unpack(Testbed testbed, Path executable, Path directory) {
		String name = executable.getFileName().toString().replace(".jar", "");
		Programs.output(testbed.command("unpack-" + name, List.of(Jdk.running().java(), "-Djarmode=tools", "-jar",
				executable.toString(), "extract", "--destination", directory.toString()), Map.of()));
		Path jar = directory.resolve(executable.getFileName());
		try (JarFile file = new JarFile(jar.toFile())) {
			return new Application(name, jar,
					file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s cannot be read".formatted(jar), ex);
		}
	}

	/**
	 * How it is started.
	 * @param jdk with which JDK
	 * @param options options of the JVM
	 * @param extension a further jar on its class path; null for none
	 * @return the program and its arguments
	 */
	public List<String> command(Jdk jdk, List<String> options, Path extension) {
		List<String> command = new ArrayList<>(List.of(jdk.java()));
		command.addAll(options);
		if (extension != null) {
			command.addAll(List.of("-cp", this.jar + ":" + extension, this.mainClass));
		}
		else {
			command.addAll(List.of("-jar", this.jar.toString()));
		}
		return command;
	}

	/**
	 * Makes an archive of a start that ends when the application serves, on a Kafka of
	 * its own, as the image's is made. A JDK before 25 keeps the classes only.
	 * @param testbed where it is made
	 * @param jdk with which JDK
	 * @param options options of the JVM, which a start from the archive needs too
	 * @return the option of the JVM for a start from the archive; empty when this JVM
	 * makes none
	 */
	Optional<String> makeArchive(Testbed testbed, Jdk jdk, List<String> options) {
		boolean cache = jdk.major() >= FIRST_WITH_AOT_CACHE;
		Path file = this.jar.resolveSibling("app-%d.%s".formatted(jdk.major(), cache ? "aot" : "jsa"));
		List<String> training = new ArrayList<>(options);
		training.add((cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
		training.add(testbed.temporary());
		try (KafkaCluster kafka = KafkaCluster.builder().start()) {
			train(testbed, command(jdk, training, null), kafka.bootstrapServers());
		}
		return Files.exists(file) ? Optional.of((cache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file)
				: Optional.empty();
	}

	private void train(Testbed testbed, List<String> command, String bootstrapServers) {
		int port = Ports.free();
		ManagedProcess process = testbed.command("archive-" + this.name, command,
				Map.of("SERVER_PORT", String.valueOf(port), "SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers));
		URI readiness = URI.create("http://localhost:%d/actuator/health/readiness".formatted(port));
		// An application without actuator answers with 404 as soon as it serves.
		Wait.until("%s to serve".formatted(this.name), TIMEOUT.toSeconds(),
				() -> Answer.status("GET", readiness).orElse(NOT_READY) != NOT_READY || !process.isAlive());
		if (!process.isAlive() || !process.terminate(TIMEOUT)) {
			throw new IllegalStateException("%s ended before it served, or not within %d s: %s".formatted(this.name,
					TIMEOUT.toSeconds(), process.logTail(TAIL_LINES)));
		}
	}

}
