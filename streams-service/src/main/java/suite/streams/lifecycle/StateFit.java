package suite.streams.lifecycle;

import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Whether the state has as many partitions as the topic that is read. Anybody may add
 * partitions to that topic at any time. Kafka Streams then refuses to go on, some minutes
 * later and after each restart, and does not change the state's topic itself.
 * Thread-safe.
 */
@Component
public class StateFit {

	private static final Log logger = LogFactory.getLog(StateFit.class);

	private final TopologyTopics topics;

	private volatile int partitions;

	private volatile @Nullable String problem;

	StateFit(TopologyTopics topics) {
		this.topics = topics;
	}

	void update(KafkaFacts facts) {
		Integer input = facts.partitions().get(this.topics.input());
		if (input == null) {
			// Of a topic that is away nothing new is known.
			return;
		}
		this.partitions = input;
		Integer state = facts.partitions().get(this.topics.changelog());
		String found = (state == null || state.equals(input)) ? null : describe(input, state);
		if (found != null && !found.equals(this.problem)) {
			logger.error(found);
		}
		if (found == null && this.problem != null) {
			logger.info("%s and its state have %s partitions now".formatted(this.topics.input(), input));
		}
		this.problem = found;
	}

	private String describe(int input, int state) {
		String remedy = (input > state)
				? "What comes to the partitions from %1$s on waits. Give the state as many: kafka-topics.sh --alter --topic %2$s --partitions %3$s; then all counts go on, and nothing has to be restarted"
					.formatted(state, this.topics.changelog(), input)
				: "The state cannot shrink: set another spring.kafka.streams.application-id, which counts anew all that %s still has"
					.formatted(this.topics.input());
		return "%s has %s partitions and its state %s, so that the topology cannot go on after the next rebalance. %s"
			.formatted(this.topics.input(), input, state, remedy);
	}

	/**
	 * How many partitions the topic that is read has, 0 before that is known.
	 */
	public int partitions() {
		return this.partitions;
	}

	/**
	 * What is wrong and what to do, for people.
	 * @return empty if nothing is known to be wrong
	 */
	public Optional<String> problem() {
		return Optional.ofNullable(this.problem);
	}

}
