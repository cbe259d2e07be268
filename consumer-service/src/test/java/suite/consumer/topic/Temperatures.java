package suite.consumer.topic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.message.Excerpt;
import suite.message.MalformedMessageException;
import suite.message.Utf8;

/**
 * A topic of temperatures: the key is the place, the value a number as text.
 */
class Temperatures implements ConsumedTopic<Double> {

	static final String NAME = "temperatures";

	private final Map<String, Double> latest = new ConcurrentHashMap<>();

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Double decode(ConsumerRecord<byte[], byte[]> record) {
		if (record.key() == null || record.value() == null) {
			throw new MalformedMessageException("expected a place as key and a number as value");
		}
		String text = Utf8.decode("value", record.value());
		try {
			return Double.valueOf(text);
		}
		catch (NumberFormatException ex) {
			throw new MalformedMessageException(Excerpt.of(text) + " is no number");
		}
	}

	@Override
	public void process(Double celsius, ConsumerRecord<byte[], byte[]> record) {
		this.latest.put(Utf8.decode("key", record.key()), celsius);
	}

	@Override
	public Object show(Double celsius) {
		return Map.of("celsius", celsius);
	}

	Map<String, Double> latest() {
		return Map.copyOf(this.latest);
	}

}
