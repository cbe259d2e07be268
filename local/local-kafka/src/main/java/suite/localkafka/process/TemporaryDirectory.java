package suite.localkafka.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory that goes with this JVM at the latest, whatever ends it.
 *
 * @param path the directory
 */
public record TemporaryDirectory(Path path) implements AutoCloseable {

	/**
	 * Creates an empty directory where the system keeps temporary files.
	 * @param prefix how its name starts
	 * @return the directory
	 * @throws UncheckedIOException when it cannot be created
	 */
	public static TemporaryDirectory create(String prefix) {
		try {
			Path path = Files.createTempDirectory(prefix);
			Reaper.instance().removeAtExit(path);
			return new TemporaryDirectory(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No temporary directory %s* can be created".formatted(prefix), ex);
		}
	}

	/**
	 * Removes the directory with all that is in it; no process may write there any more.
	 * @throws UncheckedIOException when something cannot be removed
	 */
	@Override
	public void close() {
		if (!Files.exists(this.path)) {
			return;
		}
		try (Stream<Path> tree = Files.walk(this.path)) {
			for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(entry);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The temporary directory %s cannot be removed".formatted(this.path), ex);
		}
	}

}
