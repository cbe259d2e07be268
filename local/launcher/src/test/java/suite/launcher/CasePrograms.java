package suite.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import suite.localkafka.process.LogTail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The case's Python programs, with a client that has no library for any compression but
 * gzip.
 */
final class CasePrograms {

	/** Debian's own, which sees its packages. */
	private static final String PYTHON = "/usr/bin/python3";

	private static final Path OUTPUT = Path.of("target", "case.out");

	private CasePrograms() {
	}

	/**
	 * Skips a test where there is no such client.
	 */
	static void require() throws Exception {
		assumeThat(exitCode(List.of("sh", "-c", PYTHON
				+ " -c 'import importlib.util as i, sys; sys.exit(i.find_spec(\"kafka\") is None or any(map(i.find_spec, "
				+ "[\"lz4\", \"zstandard\", \"snappy\"])))'")))
			.as("%s with kafka-python (Debian: python3-kafka), and without lz4, zstandard and snappy", PYTHON)
			.isZero();
	}

	/**
	 * Runs a program to its good end.
	 * @param name of its file
	 * @param arguments its arguments
	 * @return what it printed
	 */
	static List<String> run(String name, Object... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(PYTHON, Path.of("src", "test", "resources", "case", name).toString()));
		List.of(arguments).forEach((argument) -> command.add(argument.toString()));
		int exitCode = exitCode(command);
		String printed = LogTail.of(OUTPUT, 1000);
		assertThat(exitCode).as("%s printed %s", command, printed).isZero();
		return printed.lines().toList();
	}

	private static int exitCode(List<String> command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(OUTPUT.toFile()).start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s to end", command).isTrue();
			return process.exitValue();
		}
		finally {
			process.destroyForcibly();
		}
	}

}
