package suite.consumer.listen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOff;

/**
 * Retries a record whose processing failed and then gives it to the recoverer, as
 * {@link DefaultErrorHandler} does, without the traps that the library has for batches:
 * <ul>
 * <li>The rest of the batch is kept in memory instead of being fetched again. After
 * seeking back, a poll that brings only other partitions would succeed and reset the
 * count of attempts, so that a poison record could be tried for ever while other
 * partitions are busy.</li>
 * <li>The rest keeps the order of its partitions. The container commits all of the batch
 * that comes before the first record of the rest. In another order there would be records
 * among them that are not processed yet.</li>
 * <li>A commit that failed does not make the batch be processed again (and, failing often
 * enough, be dead-lettered): the records are processed, and the next commit covers
 * them.</li>
 * <li>A consumer that Kafka's client has given up is replaced. It would be polled for
 * ever without belonging to its group.</li>
 * </ul>
 */
@Component
class RecordErrorHandler extends DefaultErrorHandler {

	private static final Log logger = LogFactory.getLog(RecordErrorHandler.class);

	private final ListenerRestart restart;

	@Autowired
	RecordErrorHandler(FailedRecordRecoverer recoverer, ListenSettings settings, ListenerRestart restart) {
		this(recoverer, settings.retry().pauses(), restart);
	}

	/**
	 * A new handler.
	 * @param recoverer gets a record whose attempts have failed
	 * @param backOff the pauses between attempts
	 * @param restart replaces consumers
	 */
	RecordErrorHandler(ConsumerRecordRecoverer recoverer, BackOff backOff, ListenerRestart restart) {
		super(recoverer, backOff);
		this.restart = restart;
		setSeekAfterError(false);
	}

	@Override
	public <K, V> ConsumerRecords<K, V> handleBatchAndReturnRemaining(Exception thrownException,
			ConsumerRecords<?, ?> data, Consumer<?, ?> consumer, MessageListenerContainer container,
			Runnable invokeListener) {
		if (!isFromListener(thrownException)) {
			reportCommitFailure(thrownException, data);
			return ConsumerRecords.empty();
		}
		ConsumerRecords<K, V> remaining = super.handleBatchAndReturnRemaining(thrownException, data, consumer,
				container, invokeListener);
		return inOrder(remaining, data);
	}

	/**
	 * Called for failed commits only, because this handler does not seek.
	 */
	@Override
	public void handleBatch(Exception thrownException, ConsumerRecords<?, ?> data, Consumer<?, ?> consumer,
			MessageListenerContainer container, Runnable invokeListener) {
		if (!isFromListener(thrownException)) {
			reportCommitFailure(thrownException, data);
			return;
		}
		super.handleBatch(thrownException, data, consumer, container, invokeListener);
	}

	@Override
	public void handleOtherException(Exception thrownException, Consumer<?, ?> consumer,
			MessageListenerContainer container, boolean batchListener) {
		if (thrownException instanceof RetriableException || thrownException instanceof CommitFailedException) {
			logger.warn("The consumer of %s goes on after: %s".formatted(container.getListenerId(), thrownException));
			return;
		}
		logger.warn("The consumer of %s is replaced after: %s".formatted(container.getListenerId(), thrownException));
		this.restart.restart(container);
	}

	private static boolean isFromListener(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof ListenerExecutionFailedException) {
				return true;
			}
		}
		return false;
	}

	private static void reportCommitFailure(Exception thrownException, ConsumerRecords<?, ?> data) {
		logger.warn("Offsets of %s were processed but could not be committed, which is tried again: %s"
			.formatted(data.partitions(), thrownException));
	}

	private static <K, V> ConsumerRecords<K, V> inOrder(ConsumerRecords<K, V> remaining, ConsumerRecords<?, ?> data) {
		Map<TopicPartition, List<ConsumerRecord<K, V>>> ordered = new LinkedHashMap<>();
		for (TopicPartition partition : data.partitions()) {
			List<ConsumerRecord<K, V>> records = remaining.records(partition);
			if (!records.isEmpty()) {
				ordered.put(partition, records);
			}
		}
		return new ConsumerRecords<>(ordered, Map.of());
	}

}
