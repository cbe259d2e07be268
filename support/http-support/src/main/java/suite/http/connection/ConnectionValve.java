package suite.http.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

import suite.http.answer.AnswerFilter;
import suite.http.body.BodySettings;

/**
 * Closes the connection of a client that was given up, and of one that goes on sending a
 * body which nobody reads. Tomcat itself takes such a body for as long as it comes, with
 * the thread of its request. Here it is taken for a short time, behind the answer: a
 * connection that is closed while something comes is reset, and the client would not see
 * its answer.
 */
public class ConnectionValve extends ValveBase {

	private final BodySettings settings;

	private final Semaphore lingering;

	public ConnectionValve(BodySettings settings) {
		super(true);
		this.settings = settings;
		this.lingering = new Semaphore(settings.maxLingering());
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		request.setAttribute(AnswerFilter.CLOSE, (Runnable) () -> close(response));
		getNext().invoke(request, response);
		if (request.isAsync()) {
			completeIfBroken(request, response);
		}
		else if (!request.isFinished()) {
			response.finishResponse();
			linger(request.getCoyoteRequest());
			if (!request.isFinished()) {
				request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
			}
		}
	}

	// As Tomcat does when it cannot write.
	private static void close(Response response) {
		response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new ClientAbortException("The client does not read"));
	}

	// Tomcat closes the connection where the first write of such an answer failed, and
	// forgets to tell that the answer has come to its end.
	private static void completeIfBroken(Request request, Response response) {
		AtomicBoolean writable = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
		if (!writable.get()) {
			try {
				request.getAsyncContext().complete();
			}
			catch (IllegalStateException ex) {
				// The thread that writes it has ended it.
			}
		}
	}

	private void linger(org.apache.coyote.Request request) {
		// A client that waits to be told to continue was not: it sends nothing.
		boolean waiting = request.hasExpectation() && request.getBytesRead() == 0;
		if (!waiting && this.lingering.tryAcquire()) {
			try {
				discard(request, System.nanoTime() + this.settings.linger().toNanos());
			}
			catch (IOException ex) {
				// It sends no more.
			}
			finally {
				this.lingering.release();
			}
		}
	}

	private static void discard(org.apache.coyote.Request request, long deadline) throws IOException {
		Discarded discarded = new Discarded();
		while (System.nanoTime() - deadline < 0 && request.doRead(discarded) >= 0) {
			// What was read is forgotten.
		}
	}

	private static final class Discarded implements ApplicationBufferHandler {

		private ByteBuffer buffer = ByteBuffer.allocate(0);

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.buffer = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.buffer;
		}

		@Override
		public void expand(int size) {
			throw new UnsupportedOperationException("Tomcat brings its own buffer");
		}

	}

}
