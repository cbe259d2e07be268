package suite.http.events;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.failure.RequestException;

/**
 * The open event streams of one kind, a bounded number. Each has a thread, and none holds
 * the thread of its request. A client that does not read is given up by the bounds on
 * answers ({@code suite.http.answer}). At shutdown all streams end before the web server
 * waits for its last requests, but after what they tell of: its end can still be told.
 * Thread-safe.
 */
public class EventStreams implements SmartLifecycle {

	private static final long NEVER = 0;

	private final EventStreamBounds bounds;

	private final Map<EventStream, Thread> senders = new ConcurrentHashMap<>();

	private volatile boolean accepting = true;

	public EventStreams(EventStreamBounds bounds) {
		this.bounds = bounds;
	}

	/**
	 * Opens a stream that lasts until its sender returns, its client goes or the service
	 * stops.
	 * @return what the controller returns
	 * @throws RequestException if there are as many as there may be
	 */
	public SseEmitter open(EventSender sender) {
		SseEmitter emitter = new SseEmitter(NEVER);
		EventStream stream = new EventStream(emitter);
		Thread thread = new Thread(() -> serve(stream, sender), "event-stream");
		thread.setDaemon(true);
		admit(stream, thread);
		try {
			thread.start();
		}
		catch (Error ex) {
			// Without a thread there is no stream.
			this.senders.remove(stream);
			throw ex;
		}
		return emitter;
	}

	// All that decides whether one more may be open, on the thread of its request.
	private synchronized void admit(EventStream stream, Thread sender) {
		if (!this.accepting) {
			throw RequestException.unavailable("the service is stopping");
		}
		if (this.senders.size() >= this.bounds.max()) {
			endOldest();
			throw RequestException.unavailable("%s event streams are open, which is the most (%s)"
				.formatted(this.bounds.max(), this.bounds.setting()));
		}
		this.senders.put(stream, sender);
	}

	private void endOldest() {
		if (this.bounds.share() != null) {
			this.senders.keySet()
				.stream()
				.max(Comparator.comparing(EventStream::age))
				.filter((oldest) -> oldest.age().compareTo(this.bounds.share()) > 0)
				.ifPresent(this::end);
		}
	}

	private void end(EventStream stream) {
		Thread sender = this.senders.get(stream);
		if (sender != null) {
			stream.end(sender);
		}
	}

	private void serve(EventStream stream, EventSender sender) {
		Runnable end = send(stream, sender);
		// First: who sees the end may open another one.
		this.senders.remove(stream);
		end.run();
	}

	private static Runnable send(EventStream stream, EventSender sender) {
		try {
			sender.send(stream);
			return stream::complete;
		}
		catch (InterruptedException ex) {
			return stream::complete;
		}
		catch (IOException ex) {
			return () -> {
				// The client has gone, and the web server ends the request.
			};
		}
		catch (RuntimeException | Error ex) {
			return () -> stream.fail(ex);
		}
	}

	/** How many are open. */
	public int count() {
		return this.senders.size();
	}

	@Override
	public synchronized void start() {
		this.accepting = true;
	}

	@Override
	public synchronized void stop() {
		this.accepting = false;
		this.senders.keySet().forEach(this::end);
	}

	@Override
	public boolean isRunning() {
		return this.accepting;
	}

	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

}
