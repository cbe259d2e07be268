package suite.producer.send;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.message.Topics;

/**
 * Counts what became of records: {@code suite.producer.records}, by topic and outcome.
 * Cheap enough for each of millions. Thread-safe.
 */
@Component
public class SendMetrics {

	/**
	 * The counters of one topic, for a caller that has many records for it.
	 */
	public record OfTopic(Counter acked, Counter failed) {

		/**
		 * Counts a record.
		 * @param failure why it was not acknowledged, null if it was
		 */
		public void count(@Nullable Exception failure) {
			((failure == null) ? this.acked : this.failed).increment();
		}
	}

	private final Map<String, OfTopic> topics;

	SendMetrics(MeterRegistry meters) {
		this.topics = Stream.of(Topics.TEST, Topics.INPUT)
			.collect(Collectors.toMap(Function.identity(),
					(topic) -> new OfTopic(counter(meters, topic, "acked"), counter(meters, topic, "failed"))));
	}

	private static Counter counter(MeterRegistry meters, String topic, String outcome) {
		return Counter.builder("suite.producer.records")
			.description("Records by what became of them; failed ones may be stored")
			.tag("topic", topic)
			.tag("outcome", outcome)
			.register(meters);
	}

	/**
	 * The counters of a topic that this service sends to.
	 */
	public OfTopic of(String topic) {
		return Objects.requireNonNull(this.topics.get(topic), topic);
	}

	/**
	 * Counts a record.
	 * @param failure why it was not acknowledged, null if it was
	 */
	public void count(String topic, @Nullable Exception failure) {
		of(topic).count(failure);
	}

}
