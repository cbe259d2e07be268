package suite.producer.publish;

import java.util.List;

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
}
