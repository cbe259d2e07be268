package suite.producer.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import suite.failure.IncompleteBodyException;
import suite.message.MalformedMessageException;
import suite.producer.publish.UploadReport.LineError;
import suite.producer.send.SendException;
import suite.producer.send.SendSession;

/**
 * One NDJSON upload: each line is sent as it comes; when too much of it waits for Kafka,
 * the client has to wait. Read by one thread; acknowledgements come on the producer's.
 */
class Upload {

	/** As many errors as a report holds. */
	static final int MAX_ERRORS = 100;

	private final LineReader lines;

	private final MessageRecords records;

	private final List<LineError> errors = new ArrayList<>();

	private long received;

	private long acked;

	private long rejected;

	private long failed;

	private @Nullable IncompleteBodyException incomplete;

	Upload(LineReader lines, MessageRecords records) {
		this.lines = lines;
		this.records = records;
	}

	/**
	 * Sends all lines and waits for their acknowledgements. Ends early when Kafka does
	 * not take any more, and where the body ends before its end.
	 * @param deadline when it has to be over, of {@link System#nanoTime()}
	 */
	UploadReport run(SendSession session, long deadline) throws IOException {
		try {
			sendLines(session, deadline);
		}
		catch (IncompleteBodyException ex) {
			this.incomplete = ex;
		}
		catch (SendException ex) {
			// There is no memory for a line that is this long.
			this.received++;
			completed(this.lines.number(), ex);
		}
		session.await();
		return report();
	}

	private void sendLines(SendSession session, long deadline) throws IOException {
		Turns turns = new Turns();
		for (byte[] line = this.lines.next(); line != null && !session.isBlocked(); line = this.lines.next()) {
			turns.next();
			if (System.nanoTime() - deadline > 0) {
				throw IncompleteBodyException.stalled(
						"the upload took longer than suite.producer.publish.upload-time; line %s and what follows was not sent"
							.formatted(this.lines.number()));
			}
			if (this.lines.tooLong()) {
				this.received++;
				reject(this.lines.number(), "the line is too long: raise suite.producer.publish.max-line");
			}
			else if (!isBlank(line)) {
				this.received++;
				send(session, this.lines.number(), line);
			}
		}
	}

	/** Why the body ended before its end, null if it did not. */
	@Nullable IncompleteBodyException incomplete() {
		return this.incomplete;
	}

	private static boolean isBlank(byte[] line) {
		for (byte b : line) {
			if (b != ' ' && b != '\t' && b != '\r') {
				return false;
			}
		}
		return true;
	}

	private void send(SendSession session, long line, byte[] json) {
		ProducerRecord<byte[], byte[]> record;
		try {
			record = this.records.read(json);
		}
		catch (MalformedMessageException ex) {
			reject(line, ex.getMessage());
			return;
		}
		session.send(record, (metadata, failure) -> completed(line, failure));
	}

	private synchronized void reject(long line, String detail) {
		this.rejected++;
		addError(line, detail);
	}

	private synchronized void completed(long line, @Nullable SendException failure) {
		if (failure == null) {
			this.acked++;
		}
		else if (failure.outcome() == SendException.Outcome.TOO_LARGE) {
			reject(line, failure.getMessage());
		}
		else {
			this.failed++;
			addError(line, failure.getMessage());
		}
	}

	private void addError(long line, String detail) {
		if (this.errors.size() < MAX_ERRORS) {
			this.errors.add(new LineError(line, detail));
		}
	}

	private synchronized UploadReport report() {
		return new UploadReport(this.received, this.acked, this.rejected, this.failed,
				this.errors.stream().sorted(Comparator.comparingLong(LineError::line)).toList());
	}

}
