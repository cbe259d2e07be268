package suite.consumer.listen;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import suite.consumer.topic.ConsumedTopic;

/**
 * Where the records of a topic enter the service, in the batches that the consumer
 * polled. {@link Listeners} makes one for each topic.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class RecordListener {

	private final ConsumedTopic<?> topic;

	private final BatchConsumer batches;

	RecordListener(ConsumedTopic<?> topic, BatchConsumer batches) {
		this.topic = topic;
		this.batches = batches;
	}

	public ConsumedTopic<?> getTopic() {
		return this.topic;
	}

	@KafkaListener(id = "#{__listener.topic.listener()}", idIsGroup = false, topics = "#{__listener.topic.name()}")
	void onRecords(ConsumerRecords<byte[], byte[]> records) {
		this.batches.consume(records, this.topic);
	}

}
