package suite.launcher.service;

import java.util.Locale;

/**
 * The services, each a module, a jar and a process.
 */
public enum Service {

	/** Takes messages over HTTP. */
	PRODUCER(8081),
	/** Shows what arrives. */
	CONSUMER(8082),
	/** Upper-cases and counts. */
	STREAMS(8083);

	private final int documentedPort;

	Service(int documentedPort) {
		this.documentedPort = documentedPort;
	}

	public int documentedPort() {
		return this.documentedPort;
	}

	/**
	 * The name of its module, its jar and its log.
	 * @return such as {@code producer-service}
	 */
	public String module() {
		return name().toLowerCase(Locale.ROOT) + "-service";
	}

}
