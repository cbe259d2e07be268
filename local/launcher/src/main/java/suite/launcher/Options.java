package suite.launcher;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The command line.
 *
 * @param once whether to check the flow and end
 * @param secure whether Kafka asks for a login and grants each service only its rights
 * @param freePorts whether to take free ports instead of the documented ones
 * @param data where data is kept; {@code null} throws it away at the end
 * @param help whether only the usage is wanted
 */
record Options(boolean once, boolean secure, boolean freePorts, Path data, boolean help) {

	static final String USAGE = """
			Usage: ./run [--once] [--secure] [--data DIR] [--free-ports]

			Starts a Kafka broker and the three services, sends 100 messages to each of the two
			input topics, shows what arrives, and stays up until Ctrl-C.

			  --once        check instead: exit code 0 when all messages were consumed,
			                upper-cased and counted, 1 with the reason when they were not
			  --secure      TLS, a login for each service, and in Kafka only the rights
			                of security/acls.txt
			  --data DIR    keep Kafka's data and the streams' state in DIR
			  --free-ports  free ports instead of 9092, 8081, 8082 and 8083
			  --help        this
			""";

	/**
	 * Reads the command line.
	 * @param arguments the arguments
	 * @return the options
	 * @throws IllegalArgumentException for an argument that is unknown or lacks its value
	 */
	static Options parse(String... arguments) {
		boolean once = false;
		boolean secure = false;
		boolean freePorts = false;
		boolean help = false;
		Path data = null;
		Iterator<String> rest = List.of(arguments).iterator();
		while (rest.hasNext()) {
			String argument = rest.next();
			switch (argument) {
				case "--once" -> once = true;
				case "--secure" -> secure = true;
				case "--free-ports" -> freePorts = true;
				case "--help", "-h" -> help = true;
				case "--data" -> {
					if (!rest.hasNext()) {
						throw new IllegalArgumentException("--data needs a directory");
					}
					data = Path.of(rest.next());
				}
				default -> throw new IllegalArgumentException("Unknown option " + argument);
			}
		}
		return new Options(once, secure, freePorts, data, help);
	}

}
