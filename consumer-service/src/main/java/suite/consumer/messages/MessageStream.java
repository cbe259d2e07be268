package suite.consumer.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The live tail of one client. A client that is too slow misses messages, and is told how
 * many; it never makes the consumer wait. Offered to by several threads, sent by one.
 */
class MessageStream {

	private final MessageFilter filter;

	private final Duration heartbeat;

	private final SseEmitter emitter;

	private final BlockingQueue<ConsumerRecord<byte[], byte[]>> queue;

	private final LongAdder skipped = new LongAdder();

	private volatile boolean open = true;

	MessageStream(MessageFilter filter, MessagesSettings.Stream settings, SseEmitter emitter) {
		this.filter = filter;
		this.heartbeat = settings.heartbeat();
		this.emitter = emitter;
		this.queue = new ArrayBlockingQueue<>(settings.queue());
	}

	void offer(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		if (!this.filter.topics().contains(topic)) {
			return;
		}
		for (ConsumerRecord<byte[], byte[]> record : records) {
			if (this.filter.matchesKey(record) && !this.queue.offer(record)) {
				this.skipped.increment();
			}
		}
	}

	/**
	 * Sends until the client has gone or {@link #close()} is called.
	 */
	void send() {
		try {
			this.emitter.send(SseEmitter.event().comment("messages from now on"));
			while (this.open) {
				ConsumerRecord<byte[], byte[]> record = this.queue.poll(this.heartbeat.toMillis(),
						TimeUnit.MILLISECONDS);
				sendSkipped();
				send(record);
			}
			this.emitter.complete();
		}
		catch (IOException | IllegalStateException ex) {
			// The client has gone: there is nobody to tell.
			this.emitter.completeWithError(ex);
		}
		catch (InterruptedException ex) {
			this.emitter.complete();
		}
	}

	private void sendSkipped() throws IOException {
		long count = this.skipped.sumThenReset();
		if (count > 0) {
			this.emitter.send(SseEmitter.event().name("skipped").data(Map.of("count", count)));
		}
	}

	private void send(ConsumerRecord<byte[], byte[]> record) throws IOException {
		if (record == null) {
			this.emitter.send(SseEmitter.event().comment("nothing new"));
		}
		else {
			this.emitter
				.send(SseEmitter.event().name("message").data(MessageView.of(record), MediaType.APPLICATION_JSON));
		}
	}

	void close() {
		this.open = false;
	}

}
