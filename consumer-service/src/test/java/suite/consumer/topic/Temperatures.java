package suite.consumer.topic;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.message.MalformedMessageException;

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
		String text = new String(record.value(), StandardCharsets.UTF_8);
		try {
			return Double.valueOf(text);
		}
		catch (NumberFormatException ex) {
			throw new MalformedMessageException(text + " is no number");
		}
	}

	@Override
	public void process(Double celsius, ConsumerRecord<byte[], byte[]> record) {
		this.latest.put(new String(record.key(), StandardCharsets.UTF_8), celsius);
	}

	@Override
	public Object show(Double celsius) {
		return Map.of("celsius", celsius);
	}

	Map<String, Double> latest() {
		return Map.copyOf(this.latest);
	}

}
