package suite.lab.testbed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

import suite.launcher.service.SuiteException;

/**
 * Leaders and in-sync replicas of one topic, asked for and waited for. A cluster that
 * cannot answer now is no error here: it is what the lab causes. Thread-safe.
 */
public final class TopicState implements AutoCloseable {

	private static final int TIMEOUT_MS = 2_000;

	private final Admin admin;

	private final String topic;

	/**
	 * Begins to watch.
	 * @param bootstrapServers the cluster
	 * @param topic the topic, which need not exist yet
	 */
	public TopicState(String bootstrapServers, String topic) {
		this.topic = topic;
		this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2,
				AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
	}

	/**
	 * The partitions as the cluster sees them now.
	 * @return empty when it does not answer, or has no such topic
	 */
	public List<TopicPartitionInfo> partitions() {
		return answer(this.admin.describeTopics(List.of(this.topic)).topicNameValues().get(this.topic))
			.map((description) -> description.partitions())
			.orElse(List.of());
	}

	/**
	 * The leader of a partition.
	 * @param partition its number
	 * @return the broker's id; 0 when there is none, or no answer
	 */
	public int leader(int partition) {
		return partitions().stream()
			.filter((info) -> info.partition() == partition && info.leader() != null)
			.findFirst()
			.map((info) -> info.leader().id())
			.orElse(0);
	}

	/**
	 * The in-sync replicas of a partition.
	 * @param partition its number
	 * @return the brokers' ids; empty when there is no answer
	 */
	public Set<Integer> inSync(int partition) {
		return partitions().stream()
			.filter((info) -> info.partition() == partition)
			.flatMap((info) -> info.isr().stream())
			.map((node) -> node.id())
			.collect(Collectors.toSet());
	}

	/**
	 * The active controller.
	 * @return the node's id; 0 when there is none, or no answer
	 */
	public int controller() {
		return answer(this.admin.describeMetadataQuorum().quorumInfo()).map((quorum) -> quorum.leaderId()).orElse(0);
	}

	/**
	 * Whether each partition has a leader and all its replicas are in sync.
	 * @return whether all is as it was before any fault
	 */
	public boolean whole() {
		List<TopicPartitionInfo> partitions = partitions();
		return !partitions.isEmpty() && partitions.stream()
			.allMatch((info) -> info.leader() != null && info.isr().size() == info.replicas().size());
	}

	/**
	 * Gives each partition back to its preferred leader.
	 */
	public void electPreferred() {
		answer(this.admin.electLeaders(ElectionType.PREFERRED, topicPartitions()).partitions());
	}

	/**
	 * Makes a replica that is not in sync the leader where there is none, as an operator
	 * does who cannot wait any longer. Does nothing to partitions that have a leader.
	 */
	public void electUncleanly() {
		answer(this.admin.electLeaders(ElectionType.UNCLEAN, topicPartitions()).partitions());
	}

	/**
	 * Deletes topics and waits until they are gone.
	 * @param topics those that exist and those that do not
	 */
	public void delete(List<String> topics) {
		this.admin.deleteTopics(topics).topicNameValues().values().forEach(this::answer);
		Wait.until("the topics %s to be gone".formatted(topics), 30,
				() -> answer(this.admin.listTopics().names()).map((names) -> names.stream().noneMatch(topics::contains))
					.orElse(false));
	}

	private Set<TopicPartition> topicPartitions() {
		return IntStream.range(0, partitions().size())
			.mapToObj((partition) -> new TopicPartition(this.topic, partition))
			.collect(Collectors.toSet());
	}

	private <T> Optional<T> answer(KafkaFuture<T> future) {
		try {
			return Optional.ofNullable(future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException | TimeoutException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.admin.close();
	}

}
