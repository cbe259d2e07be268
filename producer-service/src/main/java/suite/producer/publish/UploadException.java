package suite.producer.publish;

import java.util.Map;

import suite.failure.IncompleteBodyException;
import suite.failure.RequestException;

/**
 * An upload of which not all was acknowledged. It carries the report.
 */
final class UploadException extends RequestException {

	private static final long serialVersionUID = 1L;

	private final transient UploadReport report;

	private UploadException(Kind kind, String detail, UploadReport report) {
		super(kind, detail, null);
		this.report = report;
	}

	/** Its body ended before its end. */
	static UploadException incomplete(IncompleteBodyException cause, UploadReport report) {
		return new UploadException(cause.kind(), cause.getMessage(), report);
	}

	/** Kafka did not acknowledge all of it. */
	static UploadException failed(UploadReport report) {
		return new UploadException(Kind.UNAVAILABLE,
				"%s of %s messages were not acknowledged; they may or may not be stored; see errors"
					.formatted(report.failed(), report.received()),
				report);
	}

	/** Some of its lines are no messages. */
	static UploadException rejected(UploadReport report) {
		return new UploadException(Kind.INVALID,
				"%s of %s lines are not messages, all others were acknowledged; see errors".formatted(report.rejected(),
						report.received()),
				report);
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("received", this.report.received(), "acked", this.report.acked(), "rejected",
				this.report.rejected(), "failed", this.report.failed(), "errors", this.report.errors());
	}

}
