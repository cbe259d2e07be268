package suite.http.answer;

import java.io.IOException;
import java.io.PrintWriter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response whose client must keep reading.
 */
class BoundedResponse extends HttpServletResponseWrapper {

	private final AnswerSettings settings;

	private final Runnable giveUp;

	private @Nullable BoundedAnswer answer;

	BoundedResponse(HttpServletResponse response, AnswerSettings settings, Runnable giveUp) {
		super(response);
		this.settings = settings;
		this.giveUp = giveUp;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		if (this.answer == null) {
			this.answer = new BoundedAnswer(super.getOutputStream(), this.settings, this.giveUp);
		}
		return this.answer;
	}

	@Override
	public void flushBuffer() throws IOException {
		getOutputStream().flush();
	}

	/**
	 * Not supported: characters would be written past the bounds.
	 */
	@Override
	public PrintWriter getWriter() {
		throw new UnsupportedOperationException("a bounded answer is written as bytes");
	}

}
