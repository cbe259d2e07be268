package suite.streams.lifecycle;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A directory for the state of one instance alone. Several instances may be given the
 * same parent, such as the one volume of a service that is scaled: each takes the first
 * directory that no other holds, and so finds state that an earlier instance has left.
 * The operating system frees it with the process, however that ends. What is made here is
 * for this user alone: the state holds the keys of all records.
 */
final class StateDirectory implements AutoCloseable {

	private static final int MAX_INSTANCES = 64;

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("------rwx");

	private final File directory;

	private final FileChannel channel;

	private StateDirectory(File directory, FileChannel channel) {
		this.directory = directory;
		this.channel = channel;
	}

	/**
	 * Takes a directory until {@link #close()}.
	 * @param parent what the instances share; created if it isn't there
	 * @param name of the first directory; further ones are {@code name-2}, {@code name-3}
	 * …
	 * @throws UncheckedIOException if the parent can't be written to
	 * @throws IllegalStateException if all 64 are held
	 */
	static StateDirectory claim(File parent, String name) {
		for (int number = 1; number <= MAX_INSTANCES; number++) {
			String directory = (number == 1) ? name : name + "-" + number;
			FileChannel channel = lock(parent.toPath(), directory + ".lock");
			if (channel != null) {
				return new StateDirectory(new File(parent, directory), channel);
			}
		}
		throw new IllegalStateException(
				"all %d state directories %s in %s are held by other instances: set spring.kafka.streams.state-dir to another directory"
					.formatted(MAX_INSTANCES, name, parent));
	}

	private static @Nullable FileChannel lock(Path parent, String file) {
		try {
			createPrivate(parent);
			FileChannel channel = FileChannel.open(parent.resolve(file), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (isLocked(channel)) {
				return channel;
			}
			channel.close();
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the state directory cannot be used: " + ex, ex);
		}
	}

	private static void createPrivate(Path directory) throws IOException {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			Files.createDirectories(directory);
			return;
		}
		Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
		if (permissions.removeAll(OTHERS)) {
			Files.setPosixFilePermissions(directory, permissions);
		}
	}

	private static boolean isLocked(FileChannel channel) throws IOException {
		try {
			FileLock lock = channel.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	File directory() {
		return this.directory;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
