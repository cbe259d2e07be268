package suite.consumer.messages;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import suite.consumer.messages.RecordBuffer.Numbered;

/**
 * What a client that connects again has missed, as far as it is remembered. It begins
 * after a message that the client has seen and ends at the live tail, without a gap
 * between the two and with nothing twice. Used by one thread.
 */
class CatchUp {

	private static final int STEP = 50;

	private final MessageBuffer buffer;

	private final MessageFilter filter;

	/** How far each topic is sent: the buffers of topics are not read at one moment. */
	private final Map<String, Long> sent = new HashMap<>();

	private final Map<TopicPartition, Long> offsets = new HashMap<>();

	private final boolean remembered;

	/**
	 * Begins to catch up.
	 * @param last what the client has seen last
	 */
	CatchUp(MessageBuffer buffer, MessageFilter filter, EventId last) {
		this.buffer = buffer;
		this.filter = filter;
		OptionalLong number = buffer.numberOf(last);
		this.remembered = number.isPresent();
		filter.topics().forEach((topic) -> this.sent.put(topic, number.orElse(0)));
	}

	/**
	 * Whether the message that the client has seen last is remembered. If not, all that
	 * is remembered is sent, and something may be missing before it.
	 */
	boolean isRemembered() {
		return this.remembered;
	}

	/**
	 * Sends what came until now.
	 */
	void send(Sender sender) throws IOException, InterruptedException {
		long until = this.buffer.lastNumber();
		List<Numbered> next = next(until);
		while (!next.isEmpty()) {
			for (Numbered each : next) {
				ConsumerRecord<byte[], byte[]> record = each.record();
				sender.send(record);
				this.sent.put(record.topic(), each.number());
				this.offsets.put(new TopicPartition(record.topic(), record.partition()), record.offset());
			}
			next = next(until);
		}
	}

	// Oldest first over all topics; few at a time, as the buffers may let them go
	// meanwhile.
	private List<Numbered> next(long until) {
		return this.sent.entrySet()
			.stream()
			.flatMap((topic) -> this.buffer.after(topic.getKey(), topic.getValue(), this.filter, STEP).stream())
			.filter((each) -> each.number() <= until)
			.sorted(Comparator.comparingLong(Numbered::number))
			.limit(STEP)
			.toList();
	}

	/**
	 * Whether a message was sent already.
	 */
	boolean hasSent(ConsumerRecord<byte[], byte[]> record) {
		Long offset = this.offsets.get(new TopicPartition(record.topic(), record.partition()));
		return offset != null && record.offset() <= offset;
	}

	interface Sender {

		void send(ConsumerRecord<byte[], byte[]> record) throws IOException, InterruptedException;

	}

}
