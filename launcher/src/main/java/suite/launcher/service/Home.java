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
	 * Finds the directory from where a class of one of its modules is:
	 * {@code MODULE/target/MODULE.jar}, {@code MODULE/target/classes} in a test, or a
	 * copy in the {@code lib} beside another module's jar.
	 * @return the directory
	 */
	public static Home find() {
		try {
			Path code = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			Path target = code.getParent();
			while (!target.endsWith("target")) {
				target = target.getParent();
			}
			return new Home(target.getParent().getParent());
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
