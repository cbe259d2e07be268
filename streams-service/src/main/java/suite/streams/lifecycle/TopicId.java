package suite.streams.lifecycle;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

import suite.message.Topics;

/**
 * Notices that {@code input-topic} was deleted and made again. Thread-safe.
 */
class TopicId {

	private final Runnable madeAgain;

	private @Nullable Uuid last;

	/**
	 * Creates one that has seen nothing yet.
	 * @param madeAgain what is done each time
	 */
	TopicId(Runnable madeAgain) {
		this.madeAgain = madeAgain;
	}

	synchronized void update(KafkaFacts facts) {
		Uuid now = facts.ids().get(Topics.INPUT);
		if (now != null) {
			if (this.last != null && !this.last.equals(now)) {
				this.madeAgain.run();
			}
			this.last = now;
		}
	}

}
