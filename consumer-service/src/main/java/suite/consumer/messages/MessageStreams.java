package suite.consumer.messages;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.consumer.record.BatchObserver;

/**
 * The clients that watch the live tail, a bounded number, each with a thread. While there
 * are none, consumption pays nothing for them. They are let go before the web server
 * waits for its last requests. Thread-safe.
 */
@Component
class MessageStreams implements BatchObserver, SmartLifecycle {

	private static final long NEVER = 0;

	private final MessagesSettings.Stream settings;

	private final Map<MessageStream, Thread> clients = new ConcurrentHashMap<>();

	private volatile boolean running;

	MessageStreams(MessagesSettings settings) {
		this.settings = settings.stream();
	}

	@Override
	public void processed(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		if (!this.clients.isEmpty()) {
			this.clients.keySet().forEach((client) -> client.offer(topic, records));
		}
	}

	/**
	 * Opens a live tail.
	 * @throws ResponseStatusException 503 if there are as many as there may be
	 */
	SseEmitter open(MessageFilter filter) {
		SseEmitter emitter = new SseEmitter(NEVER);
		MessageStream stream = new MessageStream(filter, this.settings, emitter);
		Thread thread = new Thread(() -> serve(stream), "message-stream");
		thread.setDaemon(true);
		synchronized (this) {
			if (!this.running || this.clients.size() >= this.settings.clients()) {
				throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
						"%d clients are watching, which is as many as suite.consumer.messages.stream.clients allows"
							.formatted(this.clients.size()));
			}
			this.clients.put(stream, thread);
		}
		thread.start();
		return emitter;
	}

	private void serve(MessageStream stream) {
		try {
			stream.send();
		}
		finally {
			this.clients.remove(stream);
		}
	}

	int clients() {
		return this.clients.size();
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.clients.forEach((stream, thread) -> {
			stream.close();
			thread.interrupt();
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
