package suite.deadletter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.TopicPartition;

import org.springframework.stereotype.Component;

/**
 * Logs once what somebody else committed in place of marks. Thread-safe.
 */
@Component
class IgnoredMarks {

	private static final Log logger = LogFactory.getLog(IgnoredMarks.class);

	private final Map<TopicPartition, String> logged = new ConcurrentHashMap<>();

	void log(String group, TopicPartition partition, ReplayMarks marks) {
		marks.ignored()
			.filter((ignored) -> !ignored.equals(this.logged.put(partition, ignored)))
			.ifPresent((ignored) -> logger.warn(
					"Somebody has committed for the group %s, whose offsets say which dead letters are replayed: %s has %s. That is ignored; what was replayed there may be replayed again"
						.formatted(group, partition, ignored)));
	}

}
