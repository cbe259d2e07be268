package suite.http.events;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.caller.Caller;
import suite.caller.CallerPlaces;
import suite.caller.CallerSettings;
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

	private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

	private final EventStreamBounds bounds;

	private final EventSettings settings;

	private final CallerPlaces shares;

	private final Map<EventStream, Thread> senders = new ConcurrentHashMap<>();

	private volatile boolean accepting = true;

	public EventStreams(EventStreamBounds bounds, EventSettings settings, CallerSettings callers) {
		this.bounds = bounds;
		this.settings = settings;
		this.shares = new CallerPlaces(bounds.max(), callers, "event streams are open");
	}

	/**
	 * Opens a stream that lasts until its sender returns, its client goes or the service
	 * stops.
	 * @return what the controller returns
	 * @throws RequestException if there are as many as there may be, or as many of this
	 * caller
	 */
	public SseEmitter open(Caller caller, EventSender sender) {
		SseEmitter emitter = new SseEmitter(NEVER);
		EventStream stream = new EventStream(emitter, caller.equals(Caller.LOCAL) ? FOREVER : this.settings.maxAge());
		Thread thread = new Thread(() -> serve(caller, stream, sender), "event-stream");
		thread.setDaemon(true);
		this.shares.take(caller);
		try {
			admit(stream, thread);
			thread.start();
		}
		catch (RequestException | Error ex) {
			// Without a thread there is no stream.
			close(caller, stream);
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

	private void serve(Caller caller, EventStream stream, EventSender sender) {
		Runnable end = send(stream, sender);
		// First: who sees the end may open another one.
		close(caller, stream);
		end.run();
	}

	private void close(Caller caller, EventStream stream) {
		this.senders.remove(stream);
		this.shares.giveBack(caller);
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
