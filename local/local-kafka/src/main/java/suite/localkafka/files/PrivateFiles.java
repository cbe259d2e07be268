package suite.localkafka.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and directories of this user alone: nobody else reads them, not for a moment.
 */
public final class PrivateFiles {

	private static final FileAttribute<?> DIRECTORY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private static final FileAttribute<?> FILE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private PrivateFiles() {
	}

	/**
	 * Creates a directory, and those above it, where they do not exist yet.
	 * @param directory the directory
	 * @return the directory
	 * @throws IOException when it cannot be created
	 */
	public static Path createDirectories(Path directory) throws IOException {
		return Files.createDirectories(directory, DIRECTORY);
	}

	/**
	 * Creates an empty file where there is none yet.
	 * @param file the file, in a directory that exists
	 * @throws IOException when it cannot be created
	 */
	public static void create(Path file) throws IOException {
		try {
			Files.createFile(file, FILE);
		}
		catch (FileAlreadyExistsException ex) {
			// It stays as it is.
		}
	}

	/**
	 * Takes a file from all others that another program has written, in a directory of
	 * this user alone.
	 * @param file the file
	 * @throws IOException when that is not possible
	 */
	public static void restrict(Path file) throws IOException {
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}

	/**
	 * Writes a file, in place of the one that is there.
	 * @param file the file, in a directory that exists
	 * @param text its contents, in UTF-8
	 * @throws UncheckedIOException when it cannot be written
	 */
	public static void write(Path file, String text) {
		try {
			// Such files are for their owner alone.
			Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".new");
			Files.writeString(written, text);
			Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s cannot be written: %s".formatted(file, ex), ex);
		}
	}

}
