package suite.localkafka.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import suite.localkafka.files.PrivateFiles;

/**
 * A child process whose output goes to a log file.
 * <p>
 * It ignores SIGINT and SIGHUP, which a terminal sends to the whole process group: its
 * parent alone decides when it ends. A parent that ends in any way, SIGKILL included,
 * takes it along. Safe for use by several threads. Linux and macOS.
 */
public final class ManagedProcess {

	// Waits for one line before it becomes the command: a parent that dies before it has
	// told the reaper closes the pipe instead, and nothing is started.
	// What it writes is for its user alone.
	private static final String START = "trap '' INT HUP; umask 077; read -r go && exec \"$@\"";

	private final String name;

	private final Process process;

	private final Path logFile;

	private ManagedProcess(String name, Process process, Path logFile) {
		this.name = name;
		this.process = process;
		this.logFile = logFile;
	}

	/**
	 * Starts a command in the working directory of this JVM.
	 * @param name the name in messages
	 * @param command the program and its arguments
	 * @param environment variables to set beside the inherited ones, and, with null as
	 * value, inherited ones that it does not get
	 * @param logFile gets the command's standard output and error, appended; its
	 * directory is created
	 * @return the running process
	 * @throws UncheckedIOException when the log file cannot be written or the shell not
	 * started; a command that does not exist ends at once with exit code 127
	 */
	public static ManagedProcess start(String name, List<String> command, Map<String, String> environment,
			Path logFile) {
		List<String> line = new ArrayList<>(List.of("sh", "-c", START, "sh"));
		line.addAll(command);
		try {
			// An absolute path of a file has a directory.
			PrivateFiles.createDirectories(Objects.requireNonNull(logFile.toAbsolutePath().getParent()));
			PrivateFiles.create(logFile);
			ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
			environment.forEach((variable, value) -> {
				if (value != null) {
					builder.environment().put(variable, value);
				}
				else {
					builder.environment().remove(variable);
				}
			});
			Process process = builder.start();
			Reaper.instance().adopt(process);
			try (OutputStream in = process.getOutputStream()) {
				in.write('\n');
			}
			return new ManagedProcess(name, process, logFile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s could not be started, log %s: %s".formatted(name, logFile, ex), ex);
		}
	}

	public String name() {
		return this.name;
	}

	public long pid() {
		return this.process.pid();
	}

	public Path logFile() {
		return this.logFile;
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * The exit code; 128 + the signal's number when a signal ended the process.
	 * @return the exit code
	 * @throws IllegalThreadStateException while the process is alive
	 */
	public int exitCode() {
		return this.process.exitValue();
	}

	/**
	 * Completes when the process has ended, for whatever reason.
	 * @return a future of this process
	 */
	public CompletableFuture<ManagedProcess> onExit() {
		return this.process.onExit().thenApply((ended) -> this);
	}

	/**
	 * Ends the process at once (SIGKILL) and returns when it is gone.
	 */
	public void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	/**
	 * Asks the process to end (SIGTERM), thawing it if it is frozen, and kills it when it
	 * has not ended in time.
	 * @param grace how long it may take
	 * @return whether it ended by itself in time
	 */
	public boolean terminate(Duration grace) {
		this.process.destroy();
		thaw();
		try {
			if (this.process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
				return true;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		kill();
		return false;
	}

	/**
	 * Stops the process from running (SIGSTOP): its connections stay open and nothing
	 * answers.
	 */
	public void freeze() {
		signal("STOP");
	}

	/**
	 * Lets a frozen process run on (SIGCONT).
	 */
	public void thaw() {
		signal("CONT");
	}

	/**
	 * The last lines of the log, without failing: an unreadable log says so.
	 * @param lines the greatest number of lines
	 * @return the lines, separated by line breaks
	 */
	public String logTail(int lines) {
		return LogTail.of(this.logFile, lines);
	}

	private void signal(String signal) {
		if (!isAlive()) {
			return;
		}
		try {
			new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid()).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.onExit()
				.join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
