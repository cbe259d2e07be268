package suite.consumer.messages;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.record.BatchObserver;
import suite.consumer.record.RecordBuffer;

/**
 * The latest messages of each topic, so that a busy topic does not crowd out the other.
 * Records are kept as they came and rendered when somebody asks. Thread-safe.
 */
@Component
class MessageBuffer implements BatchObserver {

	private final Map<String, RecordBuffer> buffers;

	MessageBuffer(MessagesSettings settings) {
		this.buffers = MessageFilter.TOPICS.stream()
			.collect(Collectors.toMap(Function.identity(),
					(topic) -> new RecordBuffer(settings.capacity(), settings.maxSize().toBytes())));
	}

	@Override
	public void processed(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		this.buffers.get(topic).add(records);
	}

	// After a burst nothing else might come for hours.
	@Scheduled(fixedDelay = 1000)
	void weigh() {
		this.buffers.values().forEach(RecordBuffer::weigh);
	}

	/**
	 * The messages that came last, sorted by their timestamps, newest first; of equal
	 * ones that which came last is first.
	 */
	List<MessageView> newest(MessageFilter filter, int limit) {
		return filter.topics()
			.stream()
			.flatMap((topic) -> this.buffers.get(topic).newest(filter::matchesKey, limit).stream())
			.sorted(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp).reversed())
			.limit(limit)
			.map(MessageView::of)
			.toList();
	}

}
