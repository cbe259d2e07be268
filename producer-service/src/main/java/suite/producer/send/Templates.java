package suite.producer.send;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.producer.ProducerConfig;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/**
 * The templates that send: one producer for each acks level and way of batching, made
 * when first asked for, six at most. All of them start from
 * {@code spring.kafka.producer}. Thread-safe.
 */
@Component
public class Templates implements DisposableBean {

	private enum Batching {

		IMMEDIATE, BULK

	}

	private record Kind(Acks acks, Batching batching) {

		String clientId() {
			return "%s-acks-%s".formatted(this.batching, this.acks.setting()).toLowerCase(Locale.ROOT);
		}
	}

	private final ProducerFactory<byte[], byte[]> factory;

	private final BulkSettings bulk;

	private final Map<Kind, KafkaTemplate<byte[], byte[]>> templates = new ConcurrentHashMap<>();

	Templates(ProducerFactory<byte[], byte[]> factory, BulkSettings bulk) {
		this.factory = factory;
		this.bulk = bulk;
	}

	/**
	 * Sends each record as soon as it can: for single messages and paced runs.
	 */
	public KafkaTemplate<byte[], byte[]> immediate(Acks acks) {
		return this.templates.computeIfAbsent(new Kind(acks, Batching.IMMEDIATE), this::create);
	}

	/**
	 * Fills batches first: for many records at once.
	 */
	public KafkaTemplate<byte[], byte[]> bulk(Acks acks) {
		return this.templates.computeIfAbsent(new Kind(acks, Batching.BULK), this::create);
	}

	private KafkaTemplate<byte[], byte[]> create(Kind kind) {
		Map<String, Object> config = new HashMap<>(kind.acks().config());
		config.put(ProducerConfig.CLIENT_ID_CONFIG, kind.clientId());
		if (kind.batching() == Batching.BULK) {
			config.putAll(this.bulk.config());
		}
		else {
			// A broker works on one request of a connection at a time. What comes
			// meanwhile goes with the next one: under load batches form by themselves,
			// and a single record waits for nothing.
			config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
		}
		KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(this.factory, config);
		// Each caller is told what became of its records; logging each as well would
		// flood the log in an outage.
		template.setProducerListener(null);
		return template;
	}

	/**
	 * Waits until what was sent is acknowledged or given up, then closes the producers:
	 * all at once, so that together they take no longer than {@link CloseTimeout} lets
	 * one.
	 */
	@Override
	public void destroy() {
		CompletableFuture
			.allOf(this.templates.values()
				.stream()
				.map((template) -> CompletableFuture.runAsync(template::destroy,
						(closing) -> new Thread(closing, "close-producer").start()))
				.toArray(CompletableFuture[]::new))
			.join();
	}

}
