package suite.consumer.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import suite.kafka.record.RecordSize;

/**
 * The live tail of one client. A client that is too slow misses messages, and is told how
 * many; it never makes the consumer wait. Offered to by several threads, sent by one.
 */
class MessageStream {

	private final MessageFilter filter;

	private final Duration heartbeat;

	private final Watcher watcher;

	private final BlockingQueue<Waiting> queue;

	private final AtomicLong bytes = new AtomicLong();

	private final long maxBytes;

	private final LongAdder skipped = new LongAdder();

	private final @Nullable CatchUp catchUp;

	/** Whether what arrives is put into the queue, or still found by catching up. */
	private volatile boolean live;

	/**
	 * A live tail.
	 * @param catchUp what is sent before it, null for nothing
	 */
	MessageStream(MessageFilter filter, MessagesSettings.Stream settings, Watcher watcher, @Nullable CatchUp catchUp) {
		this.catchUp = catchUp;
		this.live = catchUp == null;
		this.filter = filter;
		this.heartbeat = settings.heartbeat();
		this.watcher = watcher;
		this.queue = new ArrayBlockingQueue<>(settings.queue());
		this.maxBytes = settings.queueSize().toBytes();
	}

	void offer(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		if (!this.live || !this.filter.topics().contains(topic)) {
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
	 * Sends until the watcher ends it.
	 */
	void send() throws IOException, InterruptedException {
		this.watcher.begin();
		if (this.catchUp != null) {
			sendMissed(this.catchUp);
		}
		while (true) {
			// Twice in a heartbeat: writing to a client that has gone fails the second
			// time.
			Waiting next = this.queue.poll(this.heartbeat.toMillis() / 2, TimeUnit.MILLISECONDS);
			sendSkipped();
			send(next);
		}
	}

	private void sendMissed(CatchUp missed) throws IOException, InterruptedException {
		if (!missed.isRemembered()) {
			this.watcher.forgotten();
		}
		missed.send(this.watcher::message);
		this.live = true;
		// What came between the two; what came since is in the queue, too.
		missed.send(this.watcher::message);
	}

	private void sendSkipped() throws IOException, InterruptedException {
		long count = this.skipped.sumThenReset();
		if (count > 0) {
			this.watcher.skipped(count);
		}
	}

	private void send(@Nullable Waiting next) throws IOException, InterruptedException {
		if (next == null) {
			this.watcher.nothingNew();
		}
		else {
			this.bytes.addAndGet(-next.size());
			if (this.catchUp == null || !this.catchUp.hasSent(next.record())) {
				this.watcher.message(next.record());
			}
		}
	}

	private record Waiting(ConsumerRecord<byte[], byte[]> record, long size) {
	}

}
