package suite.lab.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads workload files: each a list of workloads. What is not understood is refused.
 */
public final class Workloads {

	private static final YAMLMapper YAML = YAMLMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
				DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.build();

	private Workloads() {
	}

	/**
	 * Reads all files {@code *.yaml} of a directory, in the order of their names.
	 * @param directory the directory
	 * @param quick whether only the quick ones are wanted, in their short form
	 * @return the workloads, at least one
	 * @throws IllegalArgumentException that names the file and what is wrong in it
	 */
	public static List<Workload> read(Path directory, boolean quick) {
		List<Workload> all = new ArrayList<>();
		for (Path file : files(directory)) {
			all.addAll(parse(file));
		}
		Set<String> ids = new HashSet<>();
		for (Workload workload : all) {
			if (!ids.add(workload.id())) {
				throw new IllegalArgumentException(
						"Two workloads in %s have the id %s".formatted(directory, workload.id()));
			}
		}
		if (all.isEmpty()) {
			throw new IllegalArgumentException("There is no workload in " + directory);
		}
		return quick ? all.stream().filter((workload) -> workload.quick() != null).map(Workload::shortened).toList()
				: all;
	}

	static List<Workload> parse(String yaml) {
		return YAML.readValue(yaml, new TypeReference<List<Workload>>() {
		});
	}

	private static List<Workload> parse(Path file) {
		try {
			return parse(Files.readString(file));
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("%s: %s".formatted(file, ex.getMessage()), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> files(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> file.toString().endsWith(".yaml")).sorted().toList();
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("The workloads in %s cannot be read: %s".formatted(directory, ex), ex);
		}
	}

}
