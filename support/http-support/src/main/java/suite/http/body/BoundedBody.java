package suite.http.body;

import java.io.IOException;
import java.net.SocketTimeoutException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;

import suite.caller.Places;
import suite.failure.IncompleteBodyException;
import suite.failure.RequestException;
import suite.http.caller.RequestCaller;
import suite.http.problem.LeftProblem;
import suite.http.problem.RequestProblems;

/**
 * A body that must keep coming and may only have a size. Time counts while this service
 * waits for the client, not while the client waits for this service. Read by one thread.
 */
class BoundedBody extends ServletInputStream {

	private final ServletRequest request;

	private final ServletInputStream in;

	private final BodySettings settings;

	private final Places readers;

	private long maxSize;

	private boolean reading;

	private long size;

	private long periodBytes;

	private long periodNanos;

	/**
	 * Bounds a body.
	 * @param readers places to read a body
	 */
	BoundedBody(ServletRequest request, BodySettings settings, Places readers) throws IOException {
		this.request = request;
		this.in = request.getInputStream();
		this.settings = settings;
		this.readers = readers;
		this.maxSize = settings.maxSize().toBytes();
	}

	void allowAnySize() {
		this.maxSize = Long.MAX_VALUE;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) > 0) ? one[0] & 0xFF : -1;
	}

	@Override
	public int read(byte[] buffer, int offset, int count) throws IOException {
		begin();
		long start = System.nanoTime();
		int read = readOrExplain(buffer, offset, count);
		if (read < 0) {
			end();
			return read;
		}
		this.size += read;
		requireSize(this.size);
		requireProgress(read, System.nanoTime() - start);
		return read;
	}

	private void begin() {
		// Spring reads the body of a request that has none, too: of one for health.
		if (this.size > 0 || this.reading || this.in.isFinished()) {
			return;
		}
		requireSize(this.request.getContentLengthLong());
		this.readers.take(RequestCaller.of(this.request));
		this.reading = true;
	}

	/** Gives the permit back; at the end of the body or of the request. */
	void end() {
		if (this.reading) {
			this.reading = false;
			this.readers.giveBack(RequestCaller.of(this.request));
		}
	}

	private int readOrExplain(byte[] buffer, int offset, int count) {
		try {
			return this.in.read(buffer, offset, count);
		}
		catch (IOException ex) {
			if (isTimeout(ex)) {
				throw leave(IncompleteBodyException.stalled("the body stalled after " + this.size + " bytes"));
			}
			throw leave(IncompleteBodyException
				.brokenOff("the body broke off or is not encoded as its headers say, after " + this.size + " bytes"));
		}
	}

	// Once reading failed, Tomcat drops what a controller answers.
	private IncompleteBodyException leave(IncompleteBodyException failure) {
		LeftProblem.leave(this.request, RequestProblems.of(failure));
		return failure;
	}

	private static boolean isTimeout(Throwable failure) {
		return failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException;
	}

	private void requireSize(long bytes) {
		if (bytes > this.maxSize) {
			throw RequestException
				.tooLarge("the body is larger than " + this.maxSize + " bytes (suite.http.body.max-size)");
		}
	}

	private void requireProgress(int read, long nanos) {
		this.periodBytes += read;
		this.periodNanos += nanos;
		if (this.periodNanos > this.settings.patience().toNanos()) {
			if (this.periodBytes < this.settings.minProgress().toBytes()) {
				throw leave(IncompleteBodyException
					.stalled("the body comes too slowly: " + this.periodBytes + " bytes in "
							+ this.periodNanos / 1_000_000 + " ms, expected " + this.settings.minProgress().toBytes()
							+ " in " + this.settings.patience().toMillis() + " ms (suite.http.body)"));
			}
			this.periodBytes = 0;
			this.periodNanos = 0;
		}
	}

	@Override
	public boolean isFinished() {
		return this.in.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.in.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new UnsupportedOperationException("a bounded body is read by its request's thread");
	}

}
