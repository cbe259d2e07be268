package suite.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * The modules of the project and their compiled classes.
 */
final class House {

	static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

	/**
	 * What comes before {@code -service} in the folders at the top, and is their package.
	 */
	static final List<String> SERVICES = rooms(".").filter((module) -> module.endsWith("-service"))
		.map((module) -> module.substring(2, module.indexOf("-service")))
		.toList();

	private House() {
	}

	/** The classes of all modules that services are made of. */
	static JavaClasses services() {
		return classes(Stream.concat(SERVICES.stream().map((service) -> service + "-service"), rooms("support")));
	}

	/** The tests of all modules but this one. */
	static JavaClasses tests() {
		return new ClassFileImporter().importPaths(modules().map((module) -> ROOT.resolve(module))
			.map((module) -> module.resolve("target/test-classes"))
			.filter(Files::isDirectory)
			.toList());
	}

	/** The classes of all modules. */
	static JavaClasses everything() {
		return classes(modules());
	}

	private static Stream<String> modules() {
		return Stream
			.of(SERVICES.stream().map((service) -> service + "-service"), rooms("support"), rooms("local"),
					rooms("testing"), Stream.of("lab", "lab/recorder", "lab/empty-web"))
			.flatMap((each) -> each);
	}

	private static Stream<String> rooms(String room) {
		try (Stream<Path> modules = Files.list(ROOT.resolve(room))) {
			return modules.filter((module) -> Files.isRegularFile(module.resolve("pom.xml")))
				.map((module) -> room + "/" + module.getFileName())
				.sorted()
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JavaClasses classes(Stream<String> modules) {
		return new ClassFileImporter()
			.importPaths(modules.map((module) -> ROOT.resolve(module).resolve("target/classes"))
				.filter(Files::isDirectory)
				.toList());
	}

}
