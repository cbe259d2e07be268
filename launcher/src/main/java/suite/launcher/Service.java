package suite.launcher;

import java.util.Locale;

/**
 * The services, each a module, a jar and a process.
 */
enum Service {

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

	int documentedPort() {
		return this.documentedPort;
	}

	String module() {
		return name().toLowerCase(Locale.ROOT) + "-service";
	}

}
