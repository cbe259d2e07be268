package suite.consumer.listen;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;

import suite.kafka.access.RecentDenials;
import suite.kafka.poll.BoundedPolls;

/**
 * The consumers of the listeners. Their polls are bounded in bytes. Where one cannot go
 * on at its offset, it asks {@link Positions} and does not skip records in silence. One
 * that was denied something is replaced until it is granted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ListenerConsumers implements DefaultKafkaConsumerFactoryCustomizer {

	private static final Log logger = LogFactory.getLog(ListenerConsumers.class);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final BoundedPolls polls;

	private final Positions positions;

	private final RemadeTopics remade;

	private final RecentDenials denials;

	ListenerConsumers(BoundedPolls polls, Positions positions, RemadeTopics remade, RecentDenials denials) {
		this.polls = polls;
		this.positions = positions;
		this.remade = remade;
		this.denials = denials;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void customize(DefaultKafkaConsumerFactory<?, ?> factory) {
		DefaultKafkaConsumerFactory<byte[], byte[]> consumers = (DefaultKafkaConsumerFactory<byte[], byte[]>) factory;
		consumers.updateConfigs(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"));
		consumers.setKeyDeserializerSupplier(() -> this.polls.decoder(true));
		consumers.setValueDeserializerSupplier(() -> this.polls.decoder(false));
		consumers.addPostProcessor(this.denials::guard);
		consumers.addPostProcessor(this::wrap);
	}

	@SuppressWarnings("unchecked")
	private Consumer<byte[], byte[]> wrap(Consumer<byte[], byte[]> consumer) {
		return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Consumer.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("poll")) {
						return poll(consumer, (Duration) arguments[0]);
					}
					if (method.getName().equals("position") && arguments.length == 1) {
						return position(consumer, (TopicPartition) arguments[0]);
					}
					try {
						return method.invoke(consumer, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer, Duration timeout) {
		this.polls.begin();
		this.remade.beforePoll(consumer);
		try {
			return consumer.poll(timeout);
		}
		catch (NoOffsetForPartitionException ex) {
			this.positions.begin(consumer, ex);
		}
		catch (OffsetOutOfRangeException ex) {
			this.positions.goOn(consumer, ex);
		}
		return ConsumerRecords.empty();
	}

	// The container asks for each partition that it gets, for listeners that want to
	// know. None here does. One partition without a leader must not fail the others.
	private long position(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
		try {
			return consumer.position(partition, PATIENCE);
		}
		catch (NoOffsetForPartitionException ex) {
			this.positions.begin(consumer, ex);
		}
		catch (TimeoutException ex) {
			logger.warn("%s has no leader that says where it begins".formatted(partition));
		}
		return 0;
	}

}
