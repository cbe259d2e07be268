package suite.lab.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import suite.localkafka.process.ManagedProcess;

/**
 * Programs that end by themselves.
 */
public final class Programs {

	private static final Duration TIMEOUT = Duration.ofMinutes(10);

	private static final int TAIL_LINES = 20;

	private Programs() {
	}

	/**
	 * Waits for the end.
	 * @param process the program
	 * @return what it printed
	 * @throws IllegalStateException when it fails or takes too long
	 */
	public static String output(ManagedProcess process) {
		try {
			process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
			if (process.exitCode() != 0) {
				throw new IllegalStateException("%s ended with exit code %d: %s".formatted(process.name(),
						process.exitCode(), process.logTail(TAIL_LINES)));
			}
			return Files.readString(process.logFile());
		}
		catch (TimeoutException ex) {
			process.kill();
			throw new IllegalStateException(
					"%s took longer than %s: %s".formatted(process.name(), TIMEOUT, process.logTail(TAIL_LINES)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
