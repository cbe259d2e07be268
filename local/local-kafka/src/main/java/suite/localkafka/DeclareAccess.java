package suite.localkafka;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;

import suite.localkafka.security.Acls;
import suite.localkafka.security.ClusterSecurity;
import suite.localkafka.security.Logins;

/**
 * The command line for brokers that run elsewhere, in a container for instance: has Kafka
 * know the suite's users and their rights, and makes its topic for committed offsets.
 */
public final class DeclareAccess {

	/** The brokers' own user, who logs in by PLAIN and may do everything. */
	static final String BROKER = "kafka";

	private static final String USAGE = """
			Usage: java -cp local-kafka.jar:... suite.localkafka.DeclareAccess BROKERS DIR
			  BROKERS  their addresses, host:port
			  DIR      has admin.properties, and each user's password in the file passwords/USER
			""";

	private static final String TIMEOUT_MS = "20000";

	private DeclareAccess() {
	}

	/**
	 * Declares everything, as often as it is called. Exit code 2 for a wrong command
	 * line, 1 when Kafka does not take it, or does not answer within 20 s.
	 * @param arguments see the usage
	 * @throws InterruptedException never, in practice: nothing interrupts the main thread
	 */
	public static void main(String[] arguments) throws InterruptedException {
		Locale.setDefault(Locale.ROOT);
		if (arguments.length != 2) {
			System.err.print(USAGE);
			System.exit(2);
		}
		Path directory = Path.of(arguments[1]);
		Logins logins = new Logins(directory.resolve("passwords"));
		Map<String, Object> settings = read(directory.resolve("admin.properties"));
		settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
		settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
		settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
		settings.put(SaslConfigs.SASL_MECHANISM, "PLAIN");
		settings.put(SaslConfigs.SASL_JAAS_CONFIG, logins.plain(BROKER));
		try {
			declare(settings, logins, Acls.ofSuite());
		}
		catch (LocalKafkaException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	/**
	 * The admin comes last: whoever logs in as the admin, finds all others declared.
	 */
	static void declare(Map<String, Object> settings, Logins logins, Acls acls) throws InterruptedException {
		try (Admin admin = Admin.create(settings)) {
			OffsetsTopic.declare(admin, admin.describeCluster().nodes().get().iterator().next().id());
			acls.declare(admin);
			logins.declare(admin, acls.users());
			logins.declare(admin, Set.of(ClusterSecurity.ADMIN));
		}
		catch (ExecutionException ex) {
			throw new LocalKafkaException("Kafka does not take the users and their rights: " + ex.getCause(), ex);
		}
	}

	private static Map<String, Object> read(Path file) {
		Properties properties = new Properties();
		try (Reader text = Files.newBufferedReader(file)) {
			properties.load(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s cannot be read: %s".formatted(file, ex), ex);
		}
		Map<String, Object> settings = new HashMap<>();
		properties.forEach((name, value) -> settings.put(name.toString(), value));
		return settings;
	}

}
