package suite.localkafka.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;

import suite.localkafka.files.PrivateFiles;

/**
 * The security of one cluster: TLS with certificates of its own, a login for everybody,
 * and the rights of a table. All of it is in a directory that nobody else reads, and made
 * there when it does not exist yet. Passwords are random.
 */
public final class ClusterSecurity {

	/** Who may do everything, beside the brokers. */
	public static final String ADMIN = "admin";

	private static final String MECHANISM = Logins.MECHANISM.mechanismName();

	private static final String PROTOCOL = "SASL_SSL";

	private final Path directory;

	private final Acls acls;

	private final Logins logins;

	private final Certificates certificates;

	private ClusterSecurity(Path directory, Acls acls) {
		this.directory = directory;
		this.acls = acls;
		this.logins = new Logins(directory.resolve("passwords"));
		this.certificates = new Certificates(directory, this.logins.file("keystores"));
	}

	/**
	 * Opens a cluster's security.
	 * @param directory where it is kept
	 * @param acls who may do what
	 * @return the security
	 * @throws UncheckedIOException when the directory cannot be written
	 */
	public static ClusterSecurity open(Path directory, Acls acls) {
		ClusterSecurity security = new ClusterSecurity(directory.toAbsolutePath(), acls);
		security.write();
		return security;
	}

	/**
	 * Replaces the authority and the brokers' certificate, which brokers use when they
	 * start again. Whoever trusts the old authority alone is locked out then; the users'
	 * directories have the new one.
	 */
	public void replaceCertificates() {
		try {
			this.certificates.delete();
			write();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"The certificates in %s cannot be replaced: %s".formatted(this.directory, ex), ex);
		}
	}

	private void write() {
		try {
			PrivateFiles.createDirectories(this.logins.passwords());
			Stream.concat(Stream.of("keystores", Certificates.BROKER, ADMIN), this.acls.users().stream())
				.forEach(this.logins::ensure);
			this.certificates.ensure();
			for (String user : this.acls.users()) {
				writeCredentials(user);
			}
			PrivateFiles.write(adminFile(), lines(clientSettings(ADMIN)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s cannot be written: %s".formatted(this.directory, ex), ex);
		}
	}

	/**
	 * What a user needs to log in, for {@code spring.config.import=configtree:}: a
	 * directory of files, each with the value of the property whose name it has.
	 * @param user one of the table
	 * @return the directory
	 */
	public Path credentials(String user) {
		return this.directory.resolve("users").resolve(user);
	}

	/**
	 * What Kafka's own tools need to log in as the admin, for their
	 * {@code --command-config}.
	 * @return a file of properties
	 */
	public Path adminFile() {
		return this.directory.resolve("admin.properties");
	}

	/**
	 * What a client needs to log in.
	 * @param user one of the table, or {@link #ADMIN}
	 * @return settings of any of Kafka's clients
	 */
	public Map<String, String> clientSettings(String user) {
		return new TreeMap<>(Map.of("security.protocol", PROTOCOL, "sasl.mechanism", MECHANISM, "sasl.jaas.config",
				this.logins.scram(user), "ssl.truststore.type", "PEM", "ssl.truststore.location",
				this.certificates.trusted().toString()));
	}

	/**
	 * What a broker needs. Its controllers know each other, and the brokers, by their
	 * certificate: logins are kept in the log that these keep, and come later.
	 * @param clients the name of the listener of clients and other brokers
	 * @param controllers the name of the listener of controllers
	 * @return settings as in {@code server.properties}
	 */
	public Map<String, String> brokerSettings(String clients, String controllers) {
		Map<String, String> settings = new HashMap<>();
		settings.put("listener.security.protocol.map", "%s:%s,%s:SSL".formatted(clients, PROTOCOL, controllers));
		settings.put("sasl.enabled.mechanisms", MECHANISM);
		settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
		settings.put("listener.name.%s.%s.sasl.jaas.config".formatted(clients, MECHANISM).toLowerCase(Locale.ROOT),
				this.logins.scram(Certificates.BROKER));
		settings.put("ssl.keystore.type", "PKCS12");
		settings.put("ssl.keystore.location", this.certificates.broker().toString());
		settings.put("ssl.keystore.password", this.logins.password("keystores"));
		settings.put("ssl.truststore.type", "PEM");
		settings.put("ssl.truststore.location", this.certificates.trusted().toString());
		String prefix = "listener.name.%s.".formatted(controllers).toLowerCase(Locale.ROOT);
		settings.put(prefix + "ssl.client.auth", "required");
		settings.put(prefix + "ssl.principal.mapping.rules", "RULE:^CN=(%s)$/$1/".formatted(Certificates.BROKER));
		settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
		settings.put("super.users", Acl.principal(Certificates.BROKER) + ";" + Acl.principal(ADMIN));
		return settings;
	}

	/**
	 * The logins that have to be there before anybody can log in to make others.
	 * @return arguments of {@code kafka-storage format --add-scram}
	 */
	public List<String> firstLogins() {
		return Stream.of(Certificates.BROKER, ADMIN).map(this.logins::first).toList();
	}

	/**
	 * Makes the users' logins and gives them the rights of the table.
	 * @param admin a client of the admin's
	 * @throws ExecutionException if Kafka refuses it
	 */
	public void declare(Admin admin) throws ExecutionException, InterruptedException {
		this.logins.declare(admin, this.acls.users());
		this.acls.declare(admin);
	}

	private void writeCredentials(String user) throws IOException {
		Path credentials = PrivateFiles.createDirectories(credentials(user));
		Path trusted = credentials.resolve("ca.crt");
		PrivateFiles.write(trusted, Files.readString(this.certificates.trusted()));
		Map.of("spring.kafka.security.protocol", PROTOCOL, "spring.kafka.properties.sasl.mechanism", MECHANISM,
				"spring.kafka.properties.sasl.jaas.config", this.logins.scram(user), "spring.kafka.ssl.bundle", "kafka",
				"spring.ssl.bundle.pem.kafka.truststore.certificate", "file:" + trusted,
				"spring.ssl.bundle.pem.kafka.reload-on-update", "true")
			.forEach((property, value) -> PrivateFiles.write(credentials.resolve(property), value));
	}

	private static String lines(Map<String, String> settings) {
		return settings.entrySet()
			.stream()
			.map((setting) -> "%s=%s\n".formatted(setting.getKey(), setting.getValue()))
			.collect(Collectors.joining());
	}

}
