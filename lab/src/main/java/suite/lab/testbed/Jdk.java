package suite.lab.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * An installed JDK.
 *
 * @param home its directory
 * @param major its major version
 */
public record Jdk(Path home, int major) {

	/**
	 * Looks at a directory.
	 * @param home the directory
	 * @return the JDK in it
	 * @throws IllegalArgumentException when there is no JDK
	 */
	public static Jdk at(Path home) {
		Properties release = new Properties();
		try {
			release.load(Files.newBufferedReader(home.resolve("release")));
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("%s is no JDK: its file release cannot be read".formatted(home), ex);
		}
		String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
		try {
			return new Jdk(home, Integer.parseInt(version.split("[.+-]")[0]));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("%s says that it is version %s".formatted(home, version), ex);
		}
	}

	/**
	 * The one that this program runs on.
	 * @return the JDK
	 */
	public static Jdk running() {
		return at(Path.of(System.getProperty("java.home")));
	}

	/**
	 * Its program.
	 * @return the path of {@code java}
	 */
	public String java() {
		return this.home.resolve("bin").resolve("java").toString();
	}

}
