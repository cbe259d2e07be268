package suite.audit;

import java.util.concurrent.atomic.LongAdder;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import suite.message.MessageCodec;
import suite.message.Topics;

/**
 * Adds up the values of all messages. Thread-safe.
 */
@Component
class Audit {

	private final LongAdder sum = new LongAdder();

	@KafkaListener(topics = Topics.TEST)
	void add(byte[] message) {
		this.sum.add(MessageCodec.decode(message).value());
	}

	long sum() {
		return this.sum.sum();
	}

}
