package suite.launcher.service;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory of the project, where the packaged services are.
 *
 * @param root the directory
 */
public record Home(Path root) {

	/**
	 * Finds the directory: the nearest one above this class's code that has the
	 * {@code run} that everything is started with.
	 * @return the directory
	 * @throws SuiteException when this code was taken out of the project
	 */
	public static Home find() {
		try {
			Path code = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			for (Path directory = code; directory != null; directory = directory.getParent()) {
				if (Files.isRegularFile(directory.resolve("run"))) {
					return new Home(directory);
				}
			}
			throw new SuiteException(
					"%s is in no directory of the project: there is no run above it. Start the project's own ./run"
						.formatted(code));
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The packaged service.
	 * @param service the service
	 * @return its executable jar
	 * @throws SuiteException when it is not built
	 */
	public Path jar(Service service) {
		Path jar = this.root.resolve(service.module()).resolve("target").resolve(service.module() + ".jar");
		if (!Files.isRegularFile(jar)) {
			throw new SuiteException(
					"%s is not built: there is no %s. Build it with: mvn package".formatted(service.module(), jar));
		}
		return jar;
	}

}
