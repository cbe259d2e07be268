package suite.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.Yaml;

/**
 * The project's files.
 */
final class Project {

	static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

	/** Each folder at the top that ends in {@code -service}. */
	static final List<String> SERVICES = list(".").stream()
		.filter((path) -> Files.isRegularFile(path.resolve("pom.xml")))
		.map((path) -> path.getFileName().toString())
		.filter((name) -> name.endsWith("-service"))
		.toList();

	private Project() {
	}

	static String read(String path) {
		try {
			return Files.readString(ROOT.resolve(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Path> list(String directory) {
		try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All files below the project's folder whose names end so, as paths. */
	static Stream<String> files(String end) {
		try (Stream<Path> files = Files.walk(ROOT, 20)) {
			return files.map(Path::toString).filter((path) -> path.endsWith(end)).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Map<String, Object> yaml(String path) {
		return new Yaml().load(read(path));
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> documents(String yaml) {
		return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
			.map((document) -> (Map<String, Object>) document)
			.toList();
	}

	/**
	 * A value of a compose file without variables being set.
	 */
	static String asComposeReads(String value) {
		return value.replaceAll("(?<!\\$)\\$\\{\\w+:-(.*?)}", "$1").replace("$$", "$");
	}

	/**
	 * What is found on the way along the keys, which must exist.
	 */
	@SuppressWarnings("unchecked")
	static <T> T at(Map<String, Object> map, String... keys) {
		Object value = map;
		for (String key : keys) {
			value = ((Map<String, Object>) value).get(key);
			if (value == null) {
				throw new AssertionError("there is no " + String.join(".", keys));
			}
		}
		return (T) value;
	}

}
