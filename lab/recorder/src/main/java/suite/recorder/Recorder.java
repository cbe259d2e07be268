package suite.recorder;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Appends a line {@code topic partition offset} for each record, unbuffered: a line is
 * there before the record counts as processed, and outlives the process. Thread-safe.
 */
class Recorder {

	/** How long a record takes while the service is to be slow. */
	private static final long SLOW_MS = 20;

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	private final OutputStream out;

	private final Path slowFile;

	private volatile boolean slow;

	private volatile long lookedAt = System.nanoTime() - LOOK_NANOS;

	/**
	 * Opens the file.
	 * @param file is appended to
	 * @param slowFile while it exists, each record takes 20 ms
	 */
	Recorder(Path file, Path slowFile) {
		this.slowFile = slowFile;
		try {
			this.out = new FileOutputStream(file.toFile(), true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("What is processed cannot be recorded in " + file, ex);
		}
	}

	void processed(ConsumerRecord<?, ?> record) {
		String line = "%s %d %d\n".formatted(record.topic(), record.partition(), record.offset());
		try {
			synchronized (this.out) {
				this.out.write(line.getBytes(StandardCharsets.UTF_8));
			}
			if (isSlow()) {
				TimeUnit.MILLISECONDS.sleep(SLOW_MS);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isSlow() {
		if (System.nanoTime() - this.lookedAt >= LOOK_NANOS) {
			this.lookedAt = System.nanoTime();
			this.slow = Files.exists(this.slowFile);
		}
		return this.slow;
	}

}
