package suite.producer.send;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import suite.message.Topics;

/**
 * Counts what became of records: {@code suite.producer.records}, by topic and outcome.
 * Cheap enough for each of millions. Thread-safe.
 */
@Component
public class SendMetrics {

	private final Map<String, Counter> acked;

	private final Map<String, Counter> failed;

	SendMetrics(MeterRegistry meters) {
		this.acked = counters(meters, "acked");
		this.failed = counters(meters, "failed");
	}

	private static Map<String, Counter> counters(MeterRegistry meters, String outcome) {
		return Stream.of(Topics.TEST, Topics.INPUT)
			.collect(Collectors.toMap(Function.identity(),
					(topic) -> Counter.builder("suite.producer.records")
						.description("Records by what became of them; failed ones may be stored")
						.tag("topic", topic)
						.tag("outcome", outcome)
						.register(meters)));
	}

	/**
	 * Counts a record.
	 * @param failure why it was not acknowledged, null if it was
	 */
	public void count(String topic, Exception failure) {
		((failure == null) ? this.acked : this.failed).get(topic).increment();
	}

}
