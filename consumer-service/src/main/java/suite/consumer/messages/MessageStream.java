package suite.consumer.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.consumer.record.RecordSize;

/**
 * The live tail of one client. A client that is too slow misses messages, and is told how
 * many; it never makes the consumer wait. Offered to by several threads, sent by one.
 */
class MessageStream {

	private final MessageFilter filter;

	private final Duration heartbeat;

	private final SseEmitter emitter;

	private final BlockingQueue<Waiting> queue;

	private final AtomicLong bytes = new AtomicLong();

	private final long maxBytes;

	private final LongAdder skipped = new LongAdder();

	private volatile boolean open = true;

	MessageStream(MessageFilter filter, MessagesSettings.Stream settings, SseEmitter emitter) {
		this.filter = filter;
		this.heartbeat = settings.heartbeat();
		this.emitter = emitter;
		this.queue = new ArrayBlockingQueue<>(settings.queue());
		this.maxBytes = settings.queueSize().toBytes();
	}

	void offer(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		if (!this.filter.topics().contains(topic)) {
			return;
		}
		for (ConsumerRecord<byte[], byte[]> record : records) {
			if (this.filter.matchesKey(record) && !offer(record)) {
				this.skipped.increment();
			}
		}
	}

	private boolean offer(ConsumerRecord<byte[], byte[]> record) {
		if (this.queue.remainingCapacity() == 0) {
			return false;
		}
		Waiting waiting = new Waiting(record, RecordSize.of(record));
		if (this.bytes.addAndGet(waiting.size()) <= this.maxBytes && this.queue.offer(waiting)) {
			return true;
		}
		this.bytes.addAndGet(-waiting.size());
		return false;
	}

	/**
	 * Sends until the client has gone or {@link #close()} is called.
	 */
	void send() {
		try {
			this.emitter.send(SseEmitter.event().comment("messages from now on"));
			while (this.open) {
				Waiting next = this.queue.poll(this.heartbeat.toMillis(), TimeUnit.MILLISECONDS);
				sendSkipped();
				send(next);
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

	private void send(Waiting next) throws IOException {
		if (next == null) {
			this.emitter.send(SseEmitter.event().comment("nothing new"));
		}
		else {
			this.bytes.addAndGet(-next.size());
			this.emitter.send(
					SseEmitter.event().name("message").data(MessageView.of(next.record()), MediaType.APPLICATION_JSON));
		}
	}

	void close() {
		this.open = false;
	}

	private record Waiting(ConsumerRecord<byte[], byte[]> record, long size) {
	}

}
