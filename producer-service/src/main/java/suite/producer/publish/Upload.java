package suite.producer.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

import org.springframework.http.HttpStatus;

import suite.http.body.IncompleteBodyException;
import suite.message.MalformedMessageException;
import suite.producer.publish.UploadReport.LineError;
import suite.producer.send.SendException;
import suite.producer.send.SendMetrics;

/**
 * One NDJSON upload: each line is sent as it comes, and what is not yet acknowledged is
 * bounded by a window. Read by one thread; acknowledgements come on the producer's.
 */
class Upload {

	/** As many errors as a report holds. */
	static final int MAX_ERRORS = 100;

	/**
	 * Bytes that may wait for Kafka: few enough for a slow broker to take them before
	 * they expire, enough to keep a fast one busy. When they do, the client has to wait.
	 */
	private static final int WINDOW = 2 * 1024 * 1024;

	private final LineReader lines;

	private final Function<byte[], ProducerRecord<byte[], byte[]>> reader;

	private final SendMetrics metrics;

	private final List<LineError> errors = new ArrayList<>();

	private long received;

	private long acked;

	private long rejected;

	private long failed;

	private long unacknowledged;

	private boolean blocked;

	private IncompleteBodyException incomplete;

	Upload(LineReader lines, Function<byte[], ProducerRecord<byte[], byte[]>> reader, SendMetrics metrics) {
		this.lines = lines;
		this.reader = reader;
		this.metrics = metrics;
	}

	/**
	 * Sends all lines and waits for their acknowledgements. Ends early when Kafka does
	 * not take any more, and where the body ends before its end.
	 * @param deadline when it has to be over, of {@link System#nanoTime()}
	 */
	UploadReport run(Producer<byte[], byte[]> producer, long deadline) throws IOException {
		try {
			sendLines(producer, deadline);
		}
		catch (IncompleteBodyException ex) {
			this.incomplete = ex;
		}
		producer.flush();
		return report();
	}

	private void sendLines(Producer<byte[], byte[]> producer, long deadline) throws IOException {
		for (byte[] line = this.lines.next(); line != null && !isBlocked(); line = this.lines.next()) {
			if (System.nanoTime() - deadline > 0) {
				throw new IncompleteBodyException(HttpStatus.REQUEST_TIMEOUT,
						"the upload took longer than suite.producer.publish.upload-time; line %d and what follows was not sent"
							.formatted(this.lines.number()));
			}
			if (this.lines.tooLong()) {
				this.received++;
				reject(this.lines.number(), "the line is too long: raise suite.producer.publish.max-line");
			}
			else if (!isBlank(line)) {
				this.received++;
				send(producer, this.lines.number(), line);
			}
		}
	}

	/** Why the body ended before its end, null if it did not. */
	IncompleteBodyException incomplete() {
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

	private void send(Producer<byte[], byte[]> producer, long line, byte[] json) {
		ProducerRecord<byte[], byte[]> record;
		try {
			record = this.reader.apply(json);
		}
		catch (MalformedMessageException ex) {
			reject(line, ex.getMessage());
			return;
		}
		awaitRoom(json.length);
		Thread sendingThread = Thread.currentThread();
		producer.send(record, (metadata, failure) -> {
			this.metrics.count(record.topic(), failure);
			completed(line, json.length, failure, Thread.currentThread() == sendingThread);
		});
	}

	// Not for long: each record is acknowledged or expires.
	private synchronized void awaitRoom(int bytes) {
		try {
			while (this.unacknowledged > WINDOW) {
				wait();
			}
			this.unacknowledged += bytes;
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	private synchronized void reject(long line, String detail) {
		this.rejected++;
		addError(line, detail);
	}

	// The producer calls back on the sending thread only for what it did not accept.
	private synchronized void completed(long line, int bytes, Exception failure, boolean notAccepted) {
		this.unacknowledged -= bytes;
		notifyAll();
		if (failure == null) {
			this.acked++;
			return;
		}
		SendException ex = notAccepted ? SendException.beforeSending(failure) : SendException.afterSending(failure);
		if (ex.outcome() == SendException.Outcome.TOO_LARGE) {
			reject(line, ex.getMessage());
			return;
		}
		this.failed++;
		this.blocked |= ex.outcome() == SendException.Outcome.NOT_SENT;
		addError(line, ex.getMessage());
	}

	private void addError(long line, String detail) {
		if (this.errors.size() < MAX_ERRORS) {
			this.errors.add(new LineError(line, detail));
		}
	}

	private synchronized boolean isBlocked() {
		return this.blocked;
	}

	private synchronized UploadReport report() {
		return new UploadReport(this.received, this.acked, this.rejected, this.failed,
				this.errors.stream().sorted(Comparator.comparingLong(LineError::line)).toList());
	}

}
