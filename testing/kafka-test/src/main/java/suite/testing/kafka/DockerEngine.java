package suite.testing.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * Asks whether there is a Docker engine.
 */
final class DockerEngine {

	private DockerEngine() {
	}

	/**
	 * Whether an engine answers. No engine is an ordinary answer here, so that what
	 * Testcontainers logs about it (errors, stack traces) is left out.
	 * @return whether containers can be started
	 */
	static boolean answers() {
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		Map<Logger, Level> levels = new LinkedHashMap<>();
		for (String name : List.of("org.testcontainers", "tc", "com.github.dockerjava")) {
			Logger logger = logging.getLogger(name);
			levels.put(logger, logger.getLevel());
			logger.setLevel(Level.OFF);
		}
		try {
			return DockerClientFactory.instance().isDockerAvailable();
		}
		finally {
			levels.forEach(Logger::setLevel);
		}
	}

}
