package suite.lab.testbed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import suite.launcher.service.RunningService;
import suite.launcher.service.Service;

/**
 * How an instance of a service is started: unpacked, as in the image, and with the
 * options of {@code ./run}, unless it is said otherwise. Immutable.
 *
 * @param service the service
 * @param port where it listens; 0 for a free port
 * @param heap its greatest heap, as after {@code -Xmx}
 * @param jvmOptions further options of its JVM
 * @param environment ordinary Spring properties, as variables
 * @param archived whether it starts from an archive of a start, see
 * {@link Applications#archive}
 * @param extension a jar to be added to the class path, with which its
 * auto-configurations come; null for none
 */
public record Launch(Service service, int port, String heap, List<String> jvmOptions, Map<String, String> environment,
		boolean archived, Path extension) {

	public Launch {
		jvmOptions = List.copyOf(jvmOptions);
		environment = Map.copyOf(environment);
	}

	/**
	 * With the heap and the options of {@code ./run}, on a free port.
	 * @param service the service
	 * @return how it is started
	 */
	public static Launch of(Service service) {
		return new Launch(service, 0, RunningService.HEAP, RunningService.LONG_LIVED, Map.of(), false, null);
	}

	public Launch withPort(int port) {
		return new Launch(this.service, port, this.heap, this.jvmOptions, this.environment, this.archived,
				this.extension);
	}

	public Launch withHeap(String heap) {
		return new Launch(this.service, this.port, heap, this.jvmOptions, this.environment, this.archived,
				this.extension);
	}

	public Launch withJvmOptions(String... options) {
		List<String> all = new ArrayList<>(this.jvmOptions);
		all.addAll(List.of(options));
		return new Launch(this.service, this.port, this.heap, all, this.environment, this.archived, this.extension);
	}

	/**
	 * From an archive of a start.
	 * @return a copy
	 */
	public Launch fromArchive() {
		return new Launch(this.service, this.port, this.heap, this.jvmOptions, this.environment, true, this.extension);
	}

	/**
	 * With a jar of the lab's on its class path.
	 * @param jar a plain jar
	 * @return a copy
	 */
	public Launch withExtension(Path jar) {
		return new Launch(this.service, this.port, this.heap, this.jvmOptions, this.environment, this.archived, jar);
	}

	/**
	 * With a further variable.
	 * @param name such as {@code SUITE_TOPICS_PARTITIONS}
	 * @param value its value
	 * @return a copy
	 */
	public Launch with(String name, Object value) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.put(name, value.toString());
		return new Launch(this.service, this.port, this.heap, this.jvmOptions, all, this.archived, this.extension);
	}

	/**
	 * All options of its JVM.
	 */
	List<String> options() {
		List<String> options = new ArrayList<>(List.of("-Xmx" + this.heap));
		options.addAll(this.jvmOptions);
		return options;
	}

}
