package suite.localkafka;

import java.nio.file.Path;

/**
 * Where one broker lives.
 *
 * @param id the node id, from 1
 * @param port the port of its clients
 * @param controllerPort the port on which the controllers talk to each other
 * @param directory its own directory: settings and data
 * @param logFile its log
 */
record BrokerNode(int id, int port, int controllerPort, Path directory, Path logFile) {

	static final String HOST = "localhost";

	String address() {
		return HOST + ":" + this.port;
	}

	/**
	 * Its entry in the controllers' static quorum. Static, because the addresses then
	 * live in the settings and not in the data: a data directory can be started again on
	 * other ports.
	 */
	String voter() {
		return this.id + "@" + HOST + ":" + this.controllerPort;
	}

	Path settingsFile() {
		return this.directory.resolve("server.properties");
	}

	Path dataDirectory() {
		return this.directory.resolve("data");
	}

}
