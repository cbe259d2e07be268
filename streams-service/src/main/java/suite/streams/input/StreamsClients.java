package suite.streams.input;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

import org.springframework.stereotype.Component;

import suite.kafka.poll.BoundedPolls;
import suite.kafka.poll.PollGuard;

/**
 * Makes the clients of Kafka Streams as it would itself, but for the consumers of the
 * topic that is read. Their polls are bounded in memory. A record that cannot be read
 * holds its partition and no other. Where the group cannot go on at its offset,
 * {@link InputLosses} says so; Kafka's consumer and Kafka Streams would only log it below
 * a warning.
 */
@Component
public class StreamsClients implements KafkaClientSupplier {

	private final BoundedPolls polls;

	private final PollGuard guard;

	private final InputLosses losses;

	StreamsClients(BoundedPolls polls, PollGuard guard, InputLosses losses) {
		this.polls = polls;
		this.guard = guard;
		this.losses = losses;
	}

	@Override
	public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
		Map<String, Object> own = new HashMap<>(config);
		String reset = String.valueOf(config.get(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG));
		// Kafka Streams then resets itself, by its own setting.
		own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		int maxPollRecords = this.guard.isCareful() ? 1
				: Integer.parseInt(String.valueOf(config.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG)));
		own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
		return this.guard.guard(
				wrap(new KafkaConsumer<>(own, this.polls.decoder(true), this.polls.decoder(false)), reset),
				maxPollRecords);
	}

	@SuppressWarnings("unchecked")
	private Consumer<byte[], byte[]> wrap(Consumer<byte[], byte[]> consumer, String reset) {
		return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Consumer.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("poll")) {
						return poll(consumer, (Duration) arguments[0], reset);
					}
					try {
						return method.invoke(consumer, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer, Duration timeout, String reset) {
		this.polls.begin();
		try {
			ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
			this.losses.read(records.nextOffsets());
			return records;
		}
		catch (LogTruncationException ex) {
			// A consumer with a setting of its own goes on where the logs part; Kafka
			// Streams would begin anew, and count all a second time.
			this.losses.goOnWhereLogsPart(consumer, ex);
			return ConsumerRecords.empty();
		}
		catch (InvalidOffsetException ex) {
			this.losses.tell(consumer, ex, reset);
			throw ex;
		}
	}

	@Override
	public Admin getAdmin(Map<String, Object> config) {
		return Admin.create(config);
	}

	@Override
	public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
		return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
	}

	@Override
	public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	@Override
	public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

}
