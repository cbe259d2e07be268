package suite.http.events;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One client's stream. Sent to by one thread; ended by any.
 */
public class EventStream {

	private final SseEmitter emitter;

	private final long began = System.nanoTime();

	private final Lock writing = new ReentrantLock();

	private final Duration maxAge;

	private volatile boolean ending;

	/**
	 * A stream.
	 * @param maxAge how old it may get: then it ends behind what is sent next
	 */
	public EventStream(SseEmitter emitter, Duration maxAge) {
		this.emitter = emitter;
		this.maxAge = maxAge;
	}

	/** Sends a comment, which clients ignore. */
	public void comment(String text) throws IOException, InterruptedException {
		send(SseEmitter.event().comment(text));
	}

	/**
	 * Sends an event.
	 * @param data what is sent as JSON; a text is sent as it is
	 */
	public void event(String name, Object data) throws IOException, InterruptedException {
		send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
	}

	/**
	 * Sends an event with an id.
	 * @param id what the client says that it has seen last when it connects again
	 * @param data what is sent as JSON; a text is sent as it is
	 */
	public void event(String id, String name, Object data) throws IOException, InterruptedException {
		send(SseEmitter.event().id(id).name(name).data(data, MediaType.APPLICATION_JSON));
	}

	private void send(SseEventBuilder event) throws IOException, InterruptedException {
		this.writing.lock();
		try {
			// Java closes the connection if an interrupted thread writes.
			Thread.interrupted();
			this.emitter.send(event);
		}
		catch (IllegalStateException ex) {
			Throwable cause = NestedExceptionUtils.getRootCause(ex);
			if (cause == null || cause instanceof IOException) {
				throw new IOException("The web server has ended the request", ex);
			}
			throw ex;
		}
		finally {
			this.writing.unlock();
		}
		if (this.ending || age().compareTo(this.maxAge) > 0) {
			throw new InterruptedException("the stream is to end");
		}
	}

	/**
	 * Makes the sender end: at once if it waits, otherwise behind the event that it
	 * writes.
	 */
	void end(Thread sender) {
		this.ending = true;
		if (this.writing.tryLock()) {
			try {
				sender.interrupt();
			}
			finally {
				this.writing.unlock();
			}
		}
	}

	/** Ends the answer. */
	void complete() {
		Thread.interrupted();
		this.emitter.complete();
	}

	/** Ends the answer in a way that cannot be taken for the end of the events. */
	void fail(Throwable failure) {
		Thread.interrupted();
		this.emitter.completeWithError(failure);
	}

	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.began);
	}

}
