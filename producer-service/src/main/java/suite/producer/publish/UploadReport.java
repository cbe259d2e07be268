package suite.producer.publish;

import java.util.List;
import java.util.Map;

/**
 * What became of an upload's lines.
 *
 * @param received lines read, blank ones not counted
 * @param acked messages that the brokers acknowledged
 * @param rejected lines that are not messages
 * @param failed messages that were not acknowledged; some of them may be stored
 * @param errors the first of the rejected and failed lines
 */
record UploadReport(long received, long acked, long rejected, long failed, List<LineError> errors) {

	/**
	 * Why a line was not acknowledged.
	 *
	 * @param line its number, from 1
	 */
	record LineError(long line, String detail) {
	}

	/**
	 * The same as members of a problem.
	 */
	Map<String, Object> asMap() {
		return Map.of("received", this.received, "acked", this.acked, "rejected", this.rejected, "failed", this.failed,
				"errors", this.errors);
	}
}
