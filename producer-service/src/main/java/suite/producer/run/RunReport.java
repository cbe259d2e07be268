package suite.producer.run;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment.
 *
 * @param sent messages handed to the producer; each ends as acked or failed
 * @param failed messages that were not acknowledged; some may be stored
 * @param messagesPerSecond acknowledged messages over the time from the start to the last
 * of them
 * @param latency null until the first acknowledgement
 * @param errors kinds of failures and how many of each
 * @param endedAt null while it runs
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RunReport(String id, RunState state, String topic, String acks, long requested, long sent, long acked,
		long failed, double messagesPerSecond, @Nullable Latency latency, Map<String, Long> errors, Instant startedAt,
		@Nullable Instant endedAt) {
}
