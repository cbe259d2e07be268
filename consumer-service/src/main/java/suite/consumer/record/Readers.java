package suite.consumer.record;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes consumers that are assigned partitions by hand and are members of no group. They
 * connect as the listeners do, see committed records only, and their calls fail after a
 * timeout.
 */
@Component
public class Readers {

	private final Map<String, Object> config;

	Readers(ConsumerFactory<?, ?> consumers) {
		this.config = consumers.getConfigurationProperties();
	}

	/**
	 * Makes a consumer, for one thread, to be closed by the caller.
	 * @param name its client id
	 * @param timeout for calls that wait for a broker
	 * @param overrides settings that differ from those of the listeners
	 */
	public KafkaConsumer<byte[], byte[]> create(String name, Duration timeout, Map<String, Object> overrides) {
		Map<String, Object> own = new HashMap<>(this.config);
		own.remove(ConsumerConfig.GROUP_ID_CONFIG);
		own.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
		own.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
		own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
		own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
		own.putAll(overrides);
		return new KafkaConsumer<>(own);
	}

}
