package suite.localkafka;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import suite.localkafka.security.Acls;
import suite.localkafka.security.ClusterSecurity;

/**
 * The command line: starts a cluster and keeps it up until Ctrl-C.
 */
public final class LocalKafka {

	private static final String USAGE = """
			Usage: java -jar local-kafka.jar [--brokers N] [--port P] [--data DIR] [--secure]
			  --brokers N  how many brokers, each a process (1)
			  --port P     the port of the first one, the others get the next ones (9092)
			  --data DIR   keeps the data there; without it the data is thrown away at the end
			  --secure     TLS, a login for each service, and only the rights that it needs
			""";

	private static final String SECURE = "--secure";

	private LocalKafka() {
	}

	/**
	 * Runs until the process is asked to end. Exit code 2 for a wrong command line, 1
	 * when the cluster could not be started.
	 * @param arguments see the usage
	 * @throws InterruptedException never, in practice: nothing interrupts the main thread
	 */
	public static void main(String[] arguments) throws InterruptedException {
		Locale.setDefault(Locale.ROOT);
		quietLogging();
		if (List.of(arguments).contains("--help")) {
			System.out.print(USAGE);
			return;
		}
		try {
			KafkaCluster cluster = parse(arguments).start();
			if (List.of(arguments).contains(SECURE)) {
				System.out.print(logins(cluster.security()));
			}
			System.out.println("Kafka is ready at " + cluster.bootstrapServers() + ". Ctrl-C ends it.");
			new CountDownLatch(1).await();
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.err.print(USAGE);
			System.exit(2);
		}
		catch (LocalKafkaException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	/**
	 * Leaves the terminal to the program: of the logging only warnings. For a main class,
	 * before anything logs; a configuration that the user names wins.
	 */
	public static void quietLogging() {
		if (System.getProperty("logback.configurationFile") == null) {
			System.setProperty("logback.configurationFile", "suite/localkafka/logback.xml");
		}
	}

	private static String logins(ClusterSecurity security) {
		StringBuilder text = new StringBuilder();
		Acls.ofSuite()
			.users()
			.forEach((user) -> text.append("%s logs in with --spring.config.import=configtree:%s/%n".formatted(user,
					security.credentials(user))));
		return text.append("The admin logs in with --command-config %s%n".formatted(security.adminFile())).toString();
	}

	private static KafkaClusterBuilder parse(String[] arguments) {
		KafkaClusterBuilder builder = KafkaCluster.builder().port(9092);
		Iterator<String> rest = List.of(arguments).iterator();
		while (rest.hasNext()) {
			String option = rest.next();
			switch (option) {
				case "--brokers" -> builder.brokers(number(option, rest));
				case "--port" -> builder.port(number(option, rest));
				case "--data" -> builder.dataDirectory(Path.of(value(option, rest)));
				case SECURE -> builder.secure(Acls.ofSuite());
				default -> throw new IllegalArgumentException("Unknown option " + option);
			}
		}
		return builder;
	}

	private static int number(String option, Iterator<String> rest) {
		String value = value(option, rest);
		try {
			return Integer.parseInt(value);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(option + " needs a whole number, not " + value, ex);
		}
	}

	private static String value(String option, Iterator<String> rest) {
		if (!rest.hasNext()) {
			throw new IllegalArgumentException(option + " needs a value");
		}
		return rest.next();
	}

}
