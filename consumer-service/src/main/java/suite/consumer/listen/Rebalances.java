package suite.consumer.listen;

import java.util.Collection;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;

import suite.consumer.consumption.Consumption;

/**
 * Is told which partitions the listeners get and lose, on their threads.
 */
@Component
class Rebalances implements ConsumerAwareRebalanceListener {

	private static final Log logger = LogFactory.getLog(Rebalances.class);

	private final Consumption consumption;

	private final Positions positions;

	private final RemadeTopics remade;

	Rebalances(Consumption consumption, Positions positions, RemadeTopics remade) {
		this.consumption = consumption;
		this.positions = positions;
		this.remade = remade;
	}

	@Override
	public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		logger.info("Partitions assigned: " + partitions);
		// The container has asked for their positions just before.
		this.consumption.assigned(partitions);
	}

	@Override
	public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		logger.info("Partitions revoked: " + partitions);
		this.consumption.revoked(partitions);
		this.positions.revoked(partitions);
		this.remade.revoked(partitions);
	}

	@Override
	public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		// They are revoked, too.
		logger.info("Partitions lost: " + partitions);
	}

}
