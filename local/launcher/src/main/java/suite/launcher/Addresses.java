package suite.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import suite.launcher.service.Home;
import suite.launcher.service.Service;
import suite.launcher.service.SuiteException;
import suite.localkafka.Ports;

/**
 * The ports of one running suite.
 *
 * @param kafka the broker's port
 * @param services each service's port
 */
record Addresses(int kafka, Map<Service, Integer> services) {

	private static final int DOCUMENTED_KAFKA_PORT = 9092;

	static Addresses documented() {
		Map<Service, Integer> services = new EnumMap<>(Service.class);
		for (Service service : Service.values()) {
			services.put(service, service.documentedPort());
		}
		return new Addresses(DOCUMENTED_KAFKA_PORT, services);
	}

	static Addresses free() {
		Map<Service, Integer> services = new EnumMap<>(Service.class);
		for (Service service : Service.values()) {
			services.put(service, Ports.free());
		}
		return new Addresses(Ports.free(), services);
	}

	int port(Service service) {
		return this.services.get(service);
	}

	URI uri(Service service) {
		return URI.create("http://localhost:" + port(service));
	}

	/**
	 * Checks before anything is started that nothing listens on the ports.
	 * @throws SuiteException for the first port that is taken
	 */
	void requireFree() {
		requireFree(this.kafka, "the Kafka broker");
		this.services.forEach((service, port) -> requireFree(port, service.module()));
	}

	/**
	 * Where the logs of a run go: suites that run side by side each have their own
	 * directory.
	 * @param home the project
	 * @return the directory
	 */
	Path logs(Home home) {
		Path run = home.root().resolve("target").resolve("run");
		return equals(documented()) ? run : run.resolve("kafka-" + this.kafka);
	}

	private static void requireFree(int port, String user) {
		if (!Ports.isFree(port)) {
			throw new SuiteException("""
					Port %1$d, which %2$s needs, is in use.
					Stop the program that listens there ("lsof -i :%1$d" names it), or start the suite on free ports:
					./run --free-ports""".formatted(port, user));
		}
	}

}
