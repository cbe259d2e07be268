package suite.deadletter;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of a replay.
 *
 * @param replayed dead letters sent to their original topic and acknowledged
 * @param skipped dead letters that were not sent and are done with: replayed before, or
 * too often
 * @param failed dead letters that could not be sent; they can be replayed again
 * @param unknown dead letters of which Kafka did not say whether they were sent; whether
 * they were is seen in {@code replayed} of {@code GET /dead-letters}, and replaying them
 * again does not send them twice
 * @param detail why something failed or is unknown, and what was left for another time
 * @param details the dead letters that were skipped, at most 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayResult(int replayed, int skipped, int failed, int unknown, @Nullable String detail,
		List<Skipped> details) {

	private static final int MAX_DETAILS = 100;

	static ReplayResult replayed(ReplaySelection selection) {
		return new ReplayResult(selection.chosen().size(), selection.skipped().size(), 0, 0, selection.remainder(),
				first(selection.skipped()));
	}

	static ReplayResult failed(int failed, String detail) {
		return new ReplayResult(0, 0, failed, 0, detail, List.of());
	}

	static ReplayResult unknown(int unknown, String detail) {
		return new ReplayResult(0, 0, 0, unknown, detail, List.of());
	}

	private static List<Skipped> first(List<Skipped> skipped) {
		return new ArrayList<>(skipped.subList(0, Math.min(MAX_DETAILS, skipped.size())));
	}

	/**
	 * A dead letter that was not replayed.
	 */
	record Skipped(String topic, int partition, long offset, String reason) {
	}

}
