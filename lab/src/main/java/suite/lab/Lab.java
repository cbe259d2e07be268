package suite.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

import suite.lab.acks.AcksCommand;
import suite.lab.bench.BenchCommand;
import suite.lab.faults.FaultsCommand;
import suite.lab.testbed.Testbed;

/**
 * What the commands {@code lab/*} run.
 */
public final class Lab {

	private static final Map<String, Supplier<Callable<Integer>>> COMMANDS = Map.of("acks", AcksCommand::new, "bench",
			BenchCommand::new, "faults", FaultsCommand::new);

	private Lab() {
	}

	/**
	 * Runs a command and ends the JVM with its exit code: 0 when everything holds, 1 when
	 * something does not, 2 for a wrong command line.
	 * @param arguments the command and its options
	 */
	public static void main(String[] arguments) {
		Locale.setDefault(Locale.ROOT);
		Testbed.quietLogging();
		String name = (arguments.length > 0) ? arguments[0] : "none";
		if (!COMMANDS.containsKey(name)) {
			System.err.printf("There is no command %s; there are %s%n", name, COMMANDS.keySet());
			System.exit(2);
		}
		System.exit(new CommandLine(COMMANDS.get(name).get()).setExecutionExceptionHandler(Lab::report)
			.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
	}

	// A wrong argument may only be noticed when the command has begun.
	private static int report(Exception failure, CommandLine command, ParseResult arguments) {
		command.getErr().println(failure.getMessage());
		return (failure instanceof IllegalArgumentException) ? 2 : 1;
	}

}
