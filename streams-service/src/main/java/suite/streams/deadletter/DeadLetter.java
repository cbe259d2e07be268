package suite.streams.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

import suite.streams.limits.Limit;
import suite.streams.limits.RecordSize;

/**
 * A dead letter in the making. What does not fit is left out, the largest part first, and
 * the reason says so: where the record is stays in it.
 */
class DeadLetter {

	static final String EXCEPTION_HEADER = "__streams.errors.exception";

	static final String MESSAGE_HEADER = "__streams.errors.message";

	static final String TOPIC_HEADER = "__streams.errors.topic";

	static final String PARTITION_HEADER = "__streams.errors.partition";

	static final String OFFSET_HEADER = "__streams.errors.offset";

	private enum Part {

		KEY, VALUE, HEADERS

	}

	private final ErrorHandlerContext source;

	private final String exception;

	private final List<Part> leftOut = new ArrayList<>();

	private String message;

	DeadLetter(ErrorHandlerContext source, Exception reason, String message) {
		this.source = source;
		this.exception = reason.getClass().getName();
		this.message = message;
	}

	/**
	 * Makes the record.
	 * @return empty if not even the place of the record fits
	 */
	Optional<ProducerRecord<byte[], byte[]>> within(Limit limit) {
		ProducerRecord<byte[], byte[]> record = record(limit);
		while (!limit.allows(RecordSize.inTopic(record.key(), record.value(), record.headers()))) {
			if (!leaveSomethingOut()) {
				return Optional.empty();
			}
			record = record(limit);
		}
		return Optional.of(record);
	}

	private boolean leaveSomethingOut() {
		Optional<Part> largest = List.of(Part.values())
			.stream()
			.filter((part) -> !this.leftOut.contains(part) && size(part) > 0)
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
			case KEY -> length(this.source.sourceRawKey());
			case VALUE -> length(this.source.sourceRawValue());
			case HEADERS -> RecordSize.headers(this.source.headers());
		};
	}

	private ProducerRecord<byte[], byte[]> record(Limit limit) {
		Headers headers = new RecordHeaders(has(Part.HEADERS) ? this.source.headers() : new RecordHeaders());
		add(headers, EXCEPTION_HEADER, this.exception);
		add(headers, MESSAGE_HEADER,
				this.message + ((this.leftOut.isEmpty() || this.message.isEmpty()) ? ""
						: "; left out here, as it would take more than %s: %s; see the record itself".formatted(limit,
								names())));
		add(headers, TOPIC_HEADER, this.source.topic());
		add(headers, PARTITION_HEADER, Integer.toString(this.source.partition()));
		add(headers, OFFSET_HEADER, Long.toString(this.source.offset()));
		return new ProducerRecord<>(DeadLetters.TOPIC, null,
				(this.source.timestamp() >= 0) ? this.source.timestamp() : null,
				has(Part.KEY) ? this.source.sourceRawKey() : null,
				has(Part.VALUE) ? this.source.sourceRawValue() : null, headers);
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

	private static long length(byte[] data) {
		return (data != null) ? data.length : 0;
	}

	private static void add(Headers headers, String name, String value) {
		headers.add(name, value.getBytes(StandardCharsets.UTF_8));
	}

}
