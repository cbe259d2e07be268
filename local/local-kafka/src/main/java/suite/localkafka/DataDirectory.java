package suite.localkafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import suite.localkafka.files.PrivateFiles;
import suite.localkafka.process.TemporaryDirectory;

/**
 * The directory of a cluster, with one directory for each broker.
 *
 * @param path the directory
 * @param temporary whether it goes when the cluster is closed, or this JVM ends
 */
record DataDirectory(Path path, boolean temporary) {

	private static final String BROKER = "broker-";

	static DataDirectory createTemporary() {
		return new DataDirectory(TemporaryDirectory.create("local-kafka-").path(), true);
	}

	/**
	 * A directory that is kept, created if it does not exist.
	 * @param path the directory
	 * @param brokers the cluster's size, which must be that of the cluster that it holds
	 * @return the directory
	 */
	static DataDirectory openKept(Path path, int brokers) {
		try {
			PrivateFiles.createDirectories(path);
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

	/**
	 * Where certificates and passwords are.
	 */
	Path security() {
		return this.path.resolve("security");
	}

	Path broker(int id) {
		return this.path.resolve(BROKER + id);
	}

	/**
	 * Removes a temporary directory; leaves one that is kept.
	 */
	void discard() {
		if (this.temporary) {
			new TemporaryDirectory(this.path).close();
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
