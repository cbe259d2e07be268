package suite.streams.deadletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.KafkaHeaders;

import suite.deadletter.DeadLetterHeaders;
import suite.deadletter.DeadLetterTopics;
import suite.streams.limits.Limit;
import suite.streams.limits.RecordSize;

/**
 * A dead letter in the making: the record, and spring-kafka's {@code kafka_dlt-} headers
 * that say where from and why. What does not fit is left out, the largest part first, and
 * the reason says so. The place of the record always stays.
 */
class DeadLetter {

	/** What is kept of the headers that say where from and why, where room is short. */
	private static final List<String> PLACE = List.of(KafkaHeaders.DLT_ORIGINAL_TOPIC,
			KafkaHeaders.DLT_ORIGINAL_PARTITION, KafkaHeaders.DLT_ORIGINAL_OFFSET, KafkaHeaders.DLT_EXCEPTION_FQCN);

	private enum Part {

		KEY, VALUE, HEADERS

	}

	private final ConsumerRecord<byte[], byte[]> source;

	private final Exception reason;

	private final List<Part> leftOut = new ArrayList<>();

	private String message;

	/**
	 * Begins a dead letter.
	 * @param source the record as it came
	 */
	DeadLetter(ConsumerRecord<byte[], byte[]> source, Exception reason) {
		this.source = source;
		this.reason = reason;
		this.message = DeadLetterHeaders.reason(reason);
	}

	/**
	 * Makes the record.
	 * @return empty if not even the place of the record fits
	 */
	Optional<ProducerRecord<byte[], byte[]>> within(Limit limit) {
		Headers whole = DeadLetterHeaders.of(this.source, this.reason);
		ProducerRecord<byte[], byte[]> record = record(whole);
		while (!limit.allows(RecordSize.inTopic(record.key(), record.value(), record.headers()))) {
			if (!leaveSomethingOut()) {
				return Optional.empty();
			}
			record = shortened(whole, limit);
		}
		return Optional.of(record);
	}

	private boolean leaveSomethingOut() {
		Optional<Part> largest = List.of(Part.values())
			.stream()
			.filter((part) -> has(part) && size(part) > 0)
			.max(Comparator.comparingLong(this::size));
		if (largest.isEmpty() && this.message.isEmpty()) {
			return false;
		}
		largest.ifPresentOrElse(this.leftOut::add,
				() -> this.message = this.message.substring(0, this.message.length() / 2));
		return true;
	}

	private long size(Part part) {
		return switch (part) {
			case KEY -> length(this.source.key());
			case VALUE -> length(this.source.value());
			case HEADERS -> RecordSize.headers(this.source.headers());
		};
	}

	private ProducerRecord<byte[], byte[]> shortened(Headers whole, Limit limit) {
		Headers headers = new RecordHeaders(has(Part.HEADERS) ? this.source.headers() : new RecordHeaders());
		PLACE.forEach((name) -> headers.add(whole.lastHeader(name)));
		DeadLetterHeaders.setReason(headers, this.message);
		if (!this.leftOut.isEmpty()) {
			DeadLetterHeaders.setWithoutContent(headers);
			if (!this.message.isEmpty()) {
				DeadLetterHeaders.setReason(headers,
						"%s; left out here, as it would take more than %s: %s; see the record itself"
							.formatted(this.message, limit, names()));
			}
		}
		return record(headers);
	}

	private ProducerRecord<byte[], byte[]> record(Headers headers) {
		return new ProducerRecord<>(DeadLetterTopics.deadLettersOf(this.source.topic()), null,
				(this.source.timestamp() >= 0) ? this.source.timestamp() : null,
				has(Part.KEY) ? this.source.key() : null, has(Part.VALUE) ? this.source.value() : null, headers);
	}

	private boolean has(Part part) {
		return !this.leftOut.contains(part);
	}

	private String names() {
		return String.join(", ", this.leftOut.stream().map((part) -> switch (part) {
			case KEY -> "key";
			case VALUE -> "value";
			case HEADERS -> "headers";
		}).toList());
	}

	private static long length(byte @Nullable [] data) {
		return (data != null) ? data.length : 0;
	}

}
