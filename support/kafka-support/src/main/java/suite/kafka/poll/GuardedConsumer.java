package suite.kafka.poll;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;

/**
 * A consumer whose {@code poll} survives records that cannot be read. Used by one thread.
 */
class GuardedConsumer<K, V> implements InvocationHandler {

	private static final Log logger = LogFactory.getLog(PollGuard.class);

	private final Consumer<K, V> consumer;

	private final boolean careful;

	private final PollGuard guard;

	private final Set<TopicPartition> held = new HashSet<>();

	GuardedConsumer(Consumer<K, V> consumer, boolean careful, PollGuard guard) {
		this.consumer = consumer;
		this.careful = careful;
		this.guard = guard;
	}

	@Override
	public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
		if (method.getName().equals("poll")) {
			return poll((Duration) arguments[0]);
		}
		if (method.getName().equals("close")) {
			this.held.forEach(this.guard::release);
		}
		try {
			return method.invoke(this.consumer, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private ConsumerRecords<K, V> poll(Duration timeout) {
		if (this.careful || !this.held.isEmpty()) {
			forgetLost();
			becomeUsual();
		}
		try {
			return this.consumer.poll(timeout);
		}
		catch (OutOfMemoryError ex) {
			this.guard.outOfMemory();
			if (!this.careful) {
				throw new ReplaceConsumerException(
						"the records of one poll do not fit into the heap; from now on they are read one by one", ex);
			}
			if (!holdUnreadable(ex)) {
				throw ex;
			}
			return ConsumerRecords.empty();
		}
		catch (KafkaException ex) {
			if (!isUnreadable(ex) || !holdUnreadable(ex)) {
				throw ex;
			}
			return ConsumerRecords.empty();
		}
	}

	// Kafka's client has no class of its own for a record that it cannot read.
	private static boolean isUnreadable(KafkaException ex) {
		return ex.getClass() == KafkaException.class || ex instanceof CorruptRecordException;
	}

	private void becomeUsual() {
		if (this.guard.isCalmAgain()) {
			this.guard.becomeUsual();
			throw new ReplaceConsumerException("it is time to read as usual again", null);
		}
	}

	// What another consumer has now is no longer held by this one.
	private void forgetLost() {
		if (!this.held.isEmpty()) {
			Set<TopicPartition> lost = new HashSet<>(this.held);
			lost.removeAll(this.consumer.paused());
			lost.forEach(this.guard::release);
			this.held.removeAll(lost);
		}
	}

	/**
	 * Finds the partitions that cannot be read on, by polling each one alone, and pauses
	 * them.
	 * @return whether there is one
	 */
	private boolean holdUnreadable(Throwable reason) {
		Set<TopicPartition> reading = new HashSet<>(this.consumer.assignment());
		reading.removeAll(this.consumer.paused());
		Set<TopicPartition> unreadable = new HashSet<>();
		this.consumer.pause(reading);
		for (TopicPartition partition : reading) {
			if (fails(partition)) {
				unreadable.add(partition);
			}
		}
		reading.retainAll(this.consumer.assignment());
		unreadable.retainAll(reading);
		reading.removeAll(unreadable);
		this.consumer.resume(reading);
		unreadable.forEach((partition) -> hold(partition, reason));
		return !unreadable.isEmpty();
	}

	private boolean fails(TopicPartition partition) {
		if (!this.consumer.assignment().contains(partition)) {
			return false;
		}
		long position = this.consumer.position(partition);
		this.consumer.resume(Set.of(partition));
		try {
			if (!this.consumer.poll(Duration.ZERO).isEmpty()) {
				// To be returned by a poll of the owner's.
				this.consumer.seek(partition, position);
			}
			return false;
		}
		catch (OutOfMemoryError ex) {
			return true;
		}
		catch (KafkaException ex) {
			if (isUnreadable(ex)) {
				return true;
			}
			throw ex;
		}
		finally {
			if (this.consumer.assignment().contains(partition)) {
				this.consumer.pause(Set.of(partition));
			}
		}
	}

	private void hold(TopicPartition partition, Throwable reason) {
		long offset = this.consumer.position(partition);
		this.held.add(partition);
		this.guard.hold(partition, offset);
		String cause = (reason instanceof OutOfMemoryError) ? "does not fit into the heap"
				: "cannot be read: " + reason;
		logger.error(("%1$s is not read on from offset %3$s: the record there, or one of its batch, %5$s. "
				+ "All other partitions go on. To step over it, delete the partition's records up to the next batch with "
				+ "kafka-delete-records.sh and {\"version\":1,\"partitions\":[{\"topic\":\"%2$s\",\"partition\":%6$s,\"offset\":%4$s}]}, "
				+ "or give the service a larger heap; then restart it")
			.formatted(partition, partition.topic(), offset, offset + 1, cause, partition.partition()));
	}

}
