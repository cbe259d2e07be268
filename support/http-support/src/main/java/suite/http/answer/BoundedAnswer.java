package suite.http.answer;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.apache.catalina.connector.ClientAbortException;

/**
 * An answer whose client must keep reading. Time counts while writing is blocked, not
 * while there is nothing to write. Written by one thread at a time.
 */
class BoundedAnswer extends ServletOutputStream {

	/** So much is written at a time: as much as Tomcat gives the connection at once. */
	private static final int PART = 8 * 1024;

	private final ServletOutputStream out;

	private final AnswerSettings settings;

	private final Runnable giveUp;

	private long periodBytes;

	private long periodNanos;

	private boolean givenUp;

	/**
	 * Bounds an answer.
	 * @param giveUp what closes the connection
	 */
	BoundedAnswer(ServletOutputStream out, AnswerSettings settings, Runnable giveUp) {
		this.out = out;
		this.settings = settings;
		this.giveUp = giveUp;
	}

	@Override
	public void write(int one) throws IOException {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int count) throws IOException {
		for (int done = 0; done < count; done += PART) {
			int from = offset + done;
			int part = Math.min(PART, count - done);
			timed(part, () -> this.out.write(bytes, from, part));
		}
	}

	@Override
	public void flush() throws IOException {
		timed(0, this.out::flush);
	}

	@Override
	public void close() throws IOException {
		timed(0, this.out::close);
	}

	private void timed(int bytes, Writing writing) throws IOException {
		requireReader();
		long start = System.nanoTime();
		try {
			writing.run();
		}
		finally {
			this.periodNanos += System.nanoTime() - start;
			this.periodBytes += bytes;
		}
		requireProgress();
	}

	private void requireProgress() throws IOException {
		if (this.periodNanos > this.settings.patience().toNanos()) {
			if (this.periodBytes < this.settings.minProgress().toBytes()) {
				this.givenUp = true;
				this.giveUp.run();
				requireReader();
			}
			this.periodBytes = 0;
			this.periodNanos = 0;
		}
	}

	private void requireReader() throws IOException {
		if (this.givenUp) {
			throw new ClientAbortException("The client does not read");
		}
	}

	@Override
	public boolean isReady() {
		return this.out.isReady();
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		throw new UnsupportedOperationException("a bounded answer is written by a thread that may block");
	}

	private interface Writing {

		void run() throws IOException;

	}

}
