package suite.streams.lifecycle;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.streams.input.InputLosses;

/**
 * Notices that the topic that is read was deleted and made again. Thread-safe.
 */
@Component
class TopicId {

	private final String input;

	private final InputLosses losses;

	private @Nullable Uuid last;

	TopicId(TopologyTopics topics, InputLosses losses) {
		this.input = topics.input();
		this.losses = losses;
	}

	synchronized void update(KafkaFacts facts) {
		Uuid now = facts.ids().get(this.input);
		if (now != null) {
			if (this.last != null && !this.last.equals(now)) {
				this.losses.madeAgain();
			}
			this.last = now;
		}
	}

}
