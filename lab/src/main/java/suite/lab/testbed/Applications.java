package suite.lab.testbed;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was unpacked and archived on a testbed, each once. For one thread.
 */
public final class Applications {

	private final Testbed testbed;

	private final Map<Path, Application> unpacked = new HashMap<>();

	private final Map<Archived, Optional<String>> archives = new HashMap<>();

	private record Archived(Path jar, Jdk jdk) {
	}

	Applications(Testbed testbed) {
		this.testbed = testbed;
	}

	/**
	 * An application, unpacked.
	 * @param executable its executable jar
	 * @return the application
	 */
	public Application unpacked(Path executable) {
		return this.unpacked.computeIfAbsent(executable, (jar) -> Application.unpack(this.testbed, jar,
				this.testbed.directory().resolve("application-" + this.unpacked.size())));
	}

	/**
	 * The archive of an application's start with a JDK.
	 * @param application the application
	 * @param jdk with which JDK
	 * @param options options of the JVM, the same each time
	 * @return the option of the JVM for a start from the archive; empty when this JVM
	 * makes none
	 */
	public Optional<String> archive(Application application, Jdk jdk, List<String> options) {
		return this.archives.computeIfAbsent(new Archived(application.jar(), jdk),
				(key) -> application.makeArchive(this.testbed, jdk, options));
	}

}
