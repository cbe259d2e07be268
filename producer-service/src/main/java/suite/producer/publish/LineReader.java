package suite.producer.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Reads lines of bytes in constant memory: a line above the bound is skipped, not held.
 * Used by one thread.
 */
class LineReader {

	static final int CHUNK = 64 * 1024;

	private final InputStream in;

	private final int maxLength;

	private final LongConsumer memory;

	private final byte[] chunk = new byte[CHUNK];

	private int position;

	private int limit;

	private long number;

	private boolean tooLong;

	/**
	 * A reader.
	 * @param memory is told how long a line is that is longer than one read, as it comes;
	 * what it throws ends the reading
	 */
	LineReader(InputStream in, int maxLength, LongConsumer memory) {
		this.in = in;
		this.maxLength = maxLength;
		this.memory = memory;
	}

	/**
	 * Reads the next line.
	 * @return the line without its end, empty if it is longer than the bound; null at the
	 * end of the stream
	 */
	byte @Nullable [] next() throws IOException {
		this.tooLong = false;
		if (this.position == this.limit && !fill()) {
			return null;
		}
		this.number++;
		int end = findLineEnd();
		if (end >= 0) {
			return take(end, true);
		}
		return collect();
	}

	/** The number of the line read last, from 1. */
	long number() {
		return this.number;
	}

	/** Whether the line read last was longer than the bound. */
	boolean tooLong() {
		return this.tooLong;
	}

	private byte[] collect() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream(2 * CHUNK);
		int end;
		do {
			end = findLineEnd();
			append(line, take((end >= 0) ? end : this.limit, end >= 0));
		}
		while (end < 0 && fill());
		return this.tooLong ? new byte[0] : line.toByteArray();
	}

	private void append(ByteArrayOutputStream line, byte[] part) {
		if (line.size() + part.length > this.maxLength) {
			this.tooLong = true;
			line.reset();
		}
		if (!this.tooLong) {
			this.memory.accept(line.size() + (long) part.length);
			line.write(part, 0, part.length);
		}
	}

	private int findLineEnd() {
		for (int i = this.position; i < this.limit; i++) {
			if (this.chunk[i] == '\n') {
				return i;
			}
		}
		return -1;
	}

	private byte[] take(int end, boolean lineEnd) {
		int length = end - this.position;
		byte[] part = new byte[Math.min(length, this.maxLength)];
		this.tooLong |= length > this.maxLength;
		System.arraycopy(this.chunk, this.position, part, 0, part.length);
		this.position = lineEnd ? end + 1 : end;
		return this.tooLong ? new byte[0] : part;
	}

	private boolean fill() throws IOException {
		this.position = 0;
		this.limit = Math.max(0, this.in.read(this.chunk));
		return this.limit > 0;
	}

}
