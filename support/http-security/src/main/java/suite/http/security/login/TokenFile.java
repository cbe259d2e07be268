package suite.http.security.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens in a file, read again within a second after it has changed. What cannot be
 * read leaves the tokens as they were, and is logged: a slip of the pen locks nobody out.
 * Thread-safe.
 */
final class TokenFile {

	private static final Logger log = LoggerFactory.getLogger(TokenFile.class);

	private static final long CHECK_NANOS = Duration.ofSeconds(1).toNanos();

	private static final int MAX_BYTES = 1024 * 1024;

	private final Path path;

	private volatile List<Token> tokens;

	private volatile long checked = System.nanoTime();

	// Both used under the lock.

	private Version version;

	private @Nullable String complaint;

	/**
	 * Reads the file.
	 * @throws IllegalArgumentException naming the line that is wrong
	 */
	TokenFile(Path path) {
		this.path = path;
		try {
			this.version = Version.of(path);
			this.tokens = read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("suite.http.security.tokens: " + path + " cannot be read", ex);
		}
	}

	/** The token of this digest. */
	@Nullable Token find(byte[] digest) {
		refresh();
		Token found = null;
		// All of them: how long it takes says nothing of where it is.
		for (Token token : this.tokens) {
			if (token.has(digest)) {
				found = token;
			}
		}
		return found;
	}

	private void refresh() {
		if (System.nanoTime() - this.checked >= CHECK_NANOS) {
			readIfChanged();
		}
	}

	private synchronized void readIfChanged() {
		long now = System.nanoTime();
		if (now - this.checked < CHECK_NANOS) {
			return;
		}
		try {
			Version found = Version.of(this.path);
			if (!found.equals(this.version)) {
				this.tokens = read();
				this.version = found;
				this.complaint = null;
				log.info("Read {} tokens from {}", this.tokens.size(), this.path);
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			if (!ex.toString().equals(this.complaint)) {
				this.complaint = ex.toString();
				log.error("The tokens stay as they were, since the changed file cannot be used: {}", this.complaint);
			}
		}
		finally {
			this.checked = now;
		}
	}

	private List<Token> read() throws IOException {
		if (Files.size(this.path) > MAX_BYTES) {
			throw new IllegalArgumentException(this.path + " has more than " + MAX_BYTES + " bytes");
		}
		List<Token> all = new ArrayList<>();
		List<String> lines = Files.readAllLines(this.path, StandardCharsets.UTF_8);
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (!line.isEmpty() && !line.startsWith("#")) {
				try {
					all.add(Token.parse(line));
				}
				catch (IllegalArgumentException ex) {
					throw new IllegalArgumentException(this.path + ", line " + (i + 1) + ": " + ex.getMessage(), ex);
				}
			}
		}
		return List.copyOf(all);
	}

	// Kubernetes swaps the directory that a link points to: then the file has another
	// key.
	private record Version(FileTime time, long size, String key) {

		static Version of(Path path) throws IOException {
			Path real = path.toRealPath();
			return new Version(Files.getLastModifiedTime(real), Files.size(real), real.toString());
		}
	}

}
