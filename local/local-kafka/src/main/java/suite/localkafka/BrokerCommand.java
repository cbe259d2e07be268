package suite.localkafka;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a broker: Kafka's own main class on the class path of this JVM, or
 * on the one that the system property {@value #CLASS_PATH_PROPERTY} names.
 */
final class BrokerCommand {

	static final String CLASS_PATH_PROPERTY = "suite.local-kafka.class-path";

	private BrokerCommand() {
	}

	static List<String> of(BrokerNode node, String heap, List<String> jvmOptions) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Xmx" + heap);
		command.add("-Djava.awt.headless=true");
		command.addAll(jvmOptions);
		// Whatever else is on the class path: this provider, this configuration, no
		// warnings.
		command.add("-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider");
		command.add("-Dslf4j.internal.verbosity=WARN");
		command.add("-Dlogback.configurationFile=suite/localkafka/logback.xml");
		command.addAll(List.of("-cp", classPath(), "kafka.Kafka", node.settingsFile().toString()));
		return command;
	}

	private static String classPath() {
		String classPath = System.getProperty(CLASS_PATH_PROPERTY, System.getProperty("java.class.path"));
		return Arrays.stream(classPath.split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath().toString())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
