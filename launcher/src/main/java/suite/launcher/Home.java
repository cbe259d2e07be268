package suite.launcher;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory of the project, where the packaged services are.
 *
 * @param root the directory
 */
record Home(Path root) {

	/**
	 * Finds the directory from where this class is: {@code launcher/target/launcher.jar},
	 * or {@code launcher/target/classes} in a test.
	 * @return the directory
	 */
	static Home find() {
		try {
			Path code = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			return new Home(code.getParent().getParent().getParent());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Path jar(Service service) {
		Path jar = this.root.resolve(service.module()).resolve("target").resolve(service.module() + ".jar");
		if (!Files.isRegularFile(jar)) {
			throw new SuiteException(
					"%s is not built: there is no %s. Build it with: mvn package".formatted(service.module(), jar));
		}
		return jar;
	}

	/**
	 * Where the logs of a run go: suites that run side by side each have their own
	 * directory.
	 * @param addresses the run's ports
	 * @return the directory
	 */
	Path logs(Addresses addresses) {
		Path run = this.root.resolve("target").resolve("run");
		return addresses.equals(Addresses.documented()) ? run : run.resolve("kafka-" + addresses.kafka());
	}

}
