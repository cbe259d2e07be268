package suite.consumer.messages;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import suite.consumer.topic.BatchObserver;

/**
 * The live tails of all who watch. While nobody does, consumption pays nothing for them.
 * Thread-safe.
 */
@Component
@Order(MessageBuffer.ORDER + 1)
class MessageStreams implements BatchObserver {

	private final MessagesSettings.Stream settings;

	private final MessageBuffer buffer;

	private final Set<MessageStream> streams = ConcurrentHashMap.newKeySet();

	MessageStreams(MessageBuffer buffer, MessagesSettings settings) {
		this.buffer = buffer;
		this.settings = settings.stream();
	}

	@Override
	public void processed(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		if (!this.streams.isEmpty()) {
			this.streams.forEach((stream) -> stream.offer(topic, records));
		}
	}

	/**
	 * Sends the live tail, on the calling thread, until the watcher ends it.
	 * @param last the last message that the watcher has seen before, null for none
	 */
	void send(MessageFilter filter, @Nullable EventId last, Watcher watcher) throws IOException, InterruptedException {
		CatchUp catchUp = (last != null) ? new CatchUp(this.buffer, filter, last) : null;
		MessageStream stream = new MessageStream(filter, this.settings, watcher, catchUp);
		this.streams.add(stream);
		try {
			stream.send();
		}
		finally {
			this.streams.remove(stream);
		}
	}

}
