package suite.kafka.ask;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks the brokers, each question in bounded time and for each partition by itself: one
 * without a leader costs the answers of no other. Questions are sent at once and waited
 * for when their answer is wanted. For one thread, to be closed.
 */
public class Brokers implements AutoCloseable {

	private final Admin admin;

	private final Duration timeout;

	/**
	 * Asks by a client that is closed with this.
	 * @param timeout for each question
	 */
	public Brokers(Admin admin, Duration timeout) {
		this.admin = admin;
		this.timeout = timeout;
	}

	/**
	 * The offsets that a group has committed.
	 * @return gives the answer, or throws a {@link KafkaException}
	 */
	public Supplier<Map<TopicPartition, OffsetAndMetadata>> committed(String group) {
		KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> committed = this.admin.listConsumerGroupOffsets(group)
			.partitionsToOffsetAndMetadata();
		long deadline = deadline();
		return () -> await(committed, deadline);
	}

	/**
	 * The partitions of topics that have a leader to ask, each with the id of its topic.
	 * @return gives the answer, or throws a {@link KafkaException} if there is none of
	 * any topic
	 */
	public Supplier<PartitionAnswers<Uuid>> partitions(Collection<String> topics) {
		Map<String, KafkaFuture<TopicDescription>> descriptions = this.admin.describeTopics(topics).topicNameValues();
		long deadline = deadline();
		return () -> {
			PartitionAnswers<Uuid> partitions = new PartitionAnswers<>(new HashMap<>(), new HashMap<>());
			for (KafkaFuture<TopicDescription> description : descriptions.values()) {
				TopicDescription topic = await(description, deadline);
				topic.partitions().forEach((info) -> {
					TopicPartition partition = new TopicPartition(topic.name(), info.partition());
					if (info.leader() != null) {
						partitions.known().put(partition, topic.topicId());
					}
					else {
						partitions.unknown().put(partition, "has no leader");
					}
				});
			}
			return partitions;
		};
	}

	/**
	 * Offsets of partitions.
	 * @param partitions partitions that have a leader
	 * @param spec the first or the last offset
	 * @param isolation whether the last offset is that of committed transactions only
	 * @return gives the answer
	 */
	public Supplier<PartitionAnswers<Long>> offsets(Set<TopicPartition> partitions, OffsetSpec spec,
			IsolationLevel isolation) {
		ListOffsetsResult offsets = this.admin.listOffsets(
				partitions.stream().collect(Collectors.toMap(Function.identity(), (partition) -> spec)),
				new ListOffsetsOptions(isolation));
		long deadline = deadline();
		return () -> {
			PartitionAnswers<Long> answers = new PartitionAnswers<>(new HashMap<>(), new HashMap<>());
			for (TopicPartition partition : partitions) {
				try {
					answers.known().put(partition, await(offsets.partitionResult(partition), deadline).offset());
				}
				catch (InterruptException ex) {
					throw ex;
				}
				catch (TimeoutException ex) {
					answers.unknown().put(partition, "has a leader that does not answer");
				}
				catch (KafkaException ex) {
					answers.unknown().put(partition, "has a leader that refuses: " + ex.getMessage());
				}
			}
			return answers;
		};
	}

	private long deadline() {
		return System.nanoTime() + this.timeout.toNanos();
	}

	private <T> T await(KafkaFuture<T> future, long deadline) {
		try {
			return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException failure) ? failure : new KafkaException(ex.getCause());
		}
		catch (java.util.concurrent.TimeoutException ex) {
			throw new TimeoutException("no answer within %s ms".formatted(this.timeout.toMillis()));
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	@Override
	public void close() {
		this.admin.close(Duration.ZERO);
	}

}
