package suite.producer.publish;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import org.springframework.stereotype.Component;

import suite.caller.Caller;
import suite.caller.CallerSettings;
import suite.caller.Places;
import suite.failure.RequestException;
import suite.producer.send.SendSession;
import suite.producer.send.Sender;

/**
 * Takes NDJSON uploads. Thread-safe.
 */
@Component
class Uploads {

	/** What a line takes that is read, copied, decoded and encoded. */
	private static final long BYTES_PER_BYTE = 6;

	private final Sender sender;

	private final RequestMemory memory;

	private final PublishSettings settings;

	private final Places places;

	Uploads(Sender sender, RequestMemory memory, PublishSettings settings, CallerSettings callers) {
		this.sender = sender;
		this.memory = memory;
		this.settings = settings;
		this.places = new Places(settings.maxWaitingLarge(), callers, "uploads are running",
				"an eighth of suite.producer.publish.max-waiting");
	}

	/**
	 * Sends all messages of an upload, and waits for their acknowledgements.
	 * @param body lines, each a message
	 * @param topic where all of them go
	 * @return the report, if all lines were acknowledged
	 * @throws UploadException with the report, if not all were, or the body ended before
	 * its end
	 * @throws RequestException if as many uploads as may are running, or as many of this
	 * caller
	 */
	UploadReport upload(Caller caller, InputStream body, String topic, MessageRecords records) throws IOException {
		this.places.take(caller);
		// What waits for Kafka is counted apart.
		try (RequestMemory.Share share = this.memory.take()) {
			share.need(BYTES_PER_BYTE * LineReader.CHUNK);
			LineReader lines = new LineReader(body, (int) this.settings.maxLine().toBytes(),
					(length) -> share.need(BYTES_PER_BYTE * length));
			return send(topic, new Upload(lines, records));
		}
		finally {
			this.places.giveBack(caller);
		}
	}

	private UploadReport send(String topic, Upload upload) throws IOException {
		Duration time = this.settings.uploadTime();
		long deadline = System.nanoTime() + time.toNanos();
		UploadReport report;
		try (SendSession session = this.sender.open(topic, time.plus(time))) {
			report = upload.run(session, deadline);
		}
		if (upload.incomplete() != null) {
			throw UploadException.incomplete(upload.incomplete(), report);
		}
		if (report.failed() > 0) {
			throw UploadException.failed(report);
		}
		if (report.rejected() > 0) {
			throw UploadException.rejected(report);
		}
		return report;
	}

}
