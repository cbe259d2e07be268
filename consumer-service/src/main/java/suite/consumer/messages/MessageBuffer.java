package suite.consumer.messages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.messages.RecordBuffer.Numbered;
import suite.consumer.topic.BatchObserver;
import suite.consumer.topic.ConsumedTopics;

/**
 * The latest messages of each topic, so that a busy topic does not crowd out the other.
 * Records are kept as they came and rendered when somebody asks. Thread-safe.
 */
@Component
@Order(MessageBuffer.ORDER)
class MessageBuffer implements BatchObserver {

	/** A message is remembered before it is sent to those who watch. */
	static final int ORDER = 0;

	private static final Comparator<Numbered> NEWEST_FIRST = Comparator
		.<Numbered>comparingLong((each) -> each.record().timestamp())
		.thenComparingLong(Numbered::number)
		.reversed();

	private final AtomicLong numbers = new AtomicLong();

	private final Map<String, RecordBuffer> buffers;

	private final long maxAnswer;

	MessageBuffer(ConsumedTopics topics, MessagesSettings settings) {
		this.buffers = topics.names()
			.stream()
			.collect(Collectors.toMap(Function.identity(),
					(topic) -> new RecordBuffer(settings.capacity(), settings.maxSize().toBytes(), this.numbers)));
		this.maxAnswer = settings.maxAnswer().toBytes();
	}

	@Override
	public void processed(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		buffer(topic).add(records);
	}

	// After a burst nothing else might come for hours.
	@Scheduled(fixedDelay = 1000)
	void weigh() {
		this.buffers.values().forEach(RecordBuffer::weigh);
	}

	/**
	 * The messages that came last, sorted by their timestamps, newest first. Of equal
	 * timestamps, the message that came last is first. There are fewer than the limit
	 * where they are large.
	 */
	List<ConsumerRecord<byte[], byte[]>> newest(MessageFilter filter, int limit) {
		List<Numbered> newest = filter.topics()
			.stream()
			.flatMap((topic) -> buffer(topic).newest(filter::matchesKey, limit).stream())
			.sorted(NEWEST_FIRST)
			.limit(limit)
			.toList();
		List<ConsumerRecord<byte[], byte[]>> answer = new ArrayList<>();
		long bytes = 0;
		for (Numbered each : newest) {
			bytes += each.size();
			if (bytes > this.maxAnswer && !answer.isEmpty()) {
				break;
			}
			answer.add(each.record());
		}
		return answer;
	}

	/**
	 * The messages of a topic that came after a given one and match, oldest first.
	 * @param number the number of the given one
	 */
	List<Numbered> after(String topic, long number, MessageFilter filter, int limit) {
		return buffer(topic).after(number, filter::matchesKey, limit);
	}

	/**
	 * The number of the last message that came.
	 */
	long lastNumber() {
		return this.numbers.get();
	}

	/**
	 * The number of a message, or of the last one that came before it from its partition.
	 * @return empty if neither is remembered
	 */
	OptionalLong numberOf(EventId id) {
		return buffer(id.topic()).numberOf(id.partition(), id.offset());
	}

	private RecordBuffer buffer(String topic) {
		return Objects.requireNonNull(this.buffers.get(topic), () -> topic + " is not consumed");
	}

}
