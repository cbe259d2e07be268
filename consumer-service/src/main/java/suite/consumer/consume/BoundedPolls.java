package suite.consumer.consume;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;

import suite.consumer.record.RecordSize;

/**
 * Bounds what the records of one poll take in memory. Kafka's client bounds their number,
 * and the bytes that it fetches: decompressed, and with a header for each other byte,
 * those may be a hundred times as many. When the bound is reached the value of the next
 * record cannot be decoded, by the client's rules: a poll then returns the records before
 * it, and the next one begins with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BoundedPolls implements DefaultKafkaConsumerFactoryCustomizer {

	private final long maxBytes;

	/**
	 * Of the poll that this thread is in. Kafka's clients decode on the thread that
	 * polls.
	 */
	private final ThreadLocal<Poll> polls = ThreadLocal.withInitial(Poll::new);

	BoundedPolls(ConsumeSettings settings) {
		this.maxBytes = settings.maxPollSize().toBytes();
	}

	@Override
	@SuppressWarnings("unchecked")
	public void customize(DefaultKafkaConsumerFactory<?, ?> factory) {
		DefaultKafkaConsumerFactory<byte[], byte[]> bytes = (DefaultKafkaConsumerFactory<byte[], byte[]>) factory;
		bytes.setKeyDeserializerSupplier(() -> new Bytes(true));
		bytes.setValueDeserializerSupplier(() -> new Bytes(false));
		bytes.addPostProcessor(this::bound);
	}

	@SuppressWarnings("unchecked")
	private Consumer<byte[], byte[]> bound(Consumer<byte[], byte[]> consumer) {
		return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Consumer.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("poll")) {
						this.polls.get().begin();
					}
					try {
						return method.invoke(consumer, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	/**
	 * What a poll has taken so far. A record with neither key nor value is not seen.
	 */
	private static final class Poll {

		private long bytes;

		/** The record whose key was decoded last, known by its headers. */
		private Headers record;

		private long pending;

		void begin() {
			this.bytes = 0;
			this.record = null;
			this.pending = 0;
		}

		void take(boolean key, Headers headers, int length, long maxBytes) {
			boolean hasKey = headers == this.record && !key;
			if (!hasKey) {
				// The record before had no value.
				this.bytes += this.pending;
				this.pending = 0;
			}
			if (this.bytes >= maxBytes) {
				throw new SerializationException("enough for one poll");
			}
			this.record = headers;
			this.pending = hasKey ? this.pending + length : RecordSize.of(headers, length);
		}

	}

	private final class Bytes implements Deserializer<byte[]> {

		private final boolean key;

		private Bytes(boolean key) {
			this.key = key;
		}

		@Override
		public byte[] deserialize(String topic, byte[] bytes) {
			return bytes;
		}

		@Override
		public byte[] deserialize(String topic, Headers headers, byte[] bytes) {
			BoundedPolls.this.polls.get()
				.take(this.key, headers, (bytes != null) ? bytes.length : 0, BoundedPolls.this.maxBytes);
			return bytes;
		}

	}

}
