package suite.consumer.messages;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import suite.consumer.topic.BatchObserver;
import suite.failure.RequestException;

/**
 * The clients that watch the live tail, a bounded number, each with a thread. While there
 * are none, consumption pays nothing for them. They are let go before the web server
 * waits for its last requests. Thread-safe.
 */
@Component
@Order(MessageBuffer.ORDER + 1)
class MessageStreams implements BatchObserver, SmartLifecycle {

	private final MessagesSettings.Stream settings;

	private final MessageBuffer buffer;

	private final Map<MessageStream, Thread> clients = new ConcurrentHashMap<>();

	private volatile boolean running;

	MessageStreams(MessageBuffer buffer, MessagesSettings settings) {
		this.buffer = buffer;
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
	 * @param last the last message that the watcher has seen before, null for none
	 * @throws RequestException if there are as many as there may be
	 */
	void open(MessageFilter filter, @Nullable EventId last, Watcher watcher) {
		CatchUp catchUp = (last != null) ? new CatchUp(this.buffer, filter, last) : null;
		MessageStream stream = new MessageStream(filter, this.settings, watcher, catchUp);
		Thread thread = new Thread(() -> serve(stream), "message-stream");
		thread.setDaemon(true);
		synchronized (this) {
			if (!this.running) {
				throw RequestException.unavailable("this instance is stopping");
			}
			if (this.clients.size() >= this.settings.clients()) {
				endOldest();
				throw RequestException.unavailable(
						"%s clients are watching, which is as many as suite.consumer.messages.stream.clients allows"
							.formatted(this.clients.size()));
			}
			this.clients.put(stream, thread);
		}
		thread.start();
	}

	private void endOldest() {
		this.clients.keySet()
			.stream()
			.max(Comparator.comparing(MessageStream::age))
			.filter((oldest) -> oldest.age().compareTo(this.settings.share()) > 0)
			.ifPresent(this::end);
	}

	private void end(MessageStream stream) {
		stream.close();
		Thread thread = this.clients.get(stream);
		if (thread != null) {
			thread.interrupt();
		}
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
		this.clients.keySet().forEach(this::end);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
