package suite.lab;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import suite.localkafka.LocalKafka;

/**
 * What {@code lab/bench}, {@code lab/acks} and {@code lab/faults} run.
 */
@Command(name = "lab", subcommands = {})
public final class Lab {

	private Lab() {
	}

	/**
	 * Runs a command and ends the JVM with its exit code: 0 when everything holds, 1 when
	 * something does not, 2 for a wrong command line.
	 * @param arguments the command and its options
	 */
	public static void main(String[] arguments) {
		LocalKafka.quietLogging();
		System.exit(new CommandLine(new Lab()).execute(arguments));
	}

}
