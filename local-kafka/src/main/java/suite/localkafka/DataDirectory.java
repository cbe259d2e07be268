package suite.localkafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import suite.localkafka.process.Reaper;

/**
 * The directory of a cluster, with one directory for each broker.
 *
 * @param path the directory
 * @param temporary whether it goes when the cluster is closed, or this JVM ends
 */
record DataDirectory(Path path, boolean temporary) {

	private static final String BROKER = "broker-";

	static DataDirectory createTemporary() {
		try {
			Path path = Files.createTempDirectory("local-kafka-");
			Reaper.instance().removeAtExit(path);
			return new DataDirectory(path, true);
		}
		catch (IOException ex) {
			throw notWritable(Path.of(System.getProperty("java.io.tmpdir")), ex);
		}
	}

	/**
	 * A directory that is kept, created if it does not exist.
	 * @param path the directory
	 * @param brokers the cluster's size, which must be that of the cluster that it holds
	 * @return the directory
	 */
	static DataDirectory openKept(Path path, int brokers) {
		try {
			Files.createDirectories(path);
			if (!Files.isWritable(path)) {
				throw new IOException("permission denied");
			}
			int present = brokersIn(path);
			if (present > 0 && present != brokers) {
				throw new LocalKafkaException(
						"%s holds a cluster of %d broker(s), not of %d: start that many, or choose another directory"
							.formatted(path, present, brokers));
			}
			return new DataDirectory(path, false);
		}
		catch (IOException ex) {
			throw notWritable(path, ex);
		}
	}

	static LocalKafkaException notWritable(Path path, IOException cause) {
		return new LocalKafkaException("Kafka's data directory %s cannot be written (%s): choose another one"
			.formatted(path.toAbsolutePath(), cause), cause);
	}

	Path broker(int id) {
		return this.path.resolve(BROKER + id);
	}

	/**
	 * Removes a temporary directory; leaves one that is kept.
	 */
	void discard() {
		if (!this.temporary) {
			return;
		}
		try (Stream<Path> tree = Files.walk(this.path)) {
			for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			throw new LocalKafkaException("Temporary data in %s cannot be removed: %s".formatted(this.path, ex), ex);
		}
	}

	private static int brokersIn(Path path) throws IOException {
		try (Stream<Path> children = Files.list(path)) {
			return (int) children.filter(Files::isDirectory)
				.filter((child) -> child.getFileName().toString().startsWith(BROKER))
				.count();
		}
	}

}
