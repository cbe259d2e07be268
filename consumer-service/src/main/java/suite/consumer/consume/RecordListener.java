package suite.consumer.consume;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import suite.consumer.record.Content;
import suite.message.Topics;

/**
 * Where records enter the service, in the batches that the consumer polled. The listeners
 * are started by {@link ListenerStart}.
 */
@Component
class RecordListener {

	private final BatchConsumer batches;

	private final MessageProcessor processor;

	RecordListener(BatchConsumer batches, MessageProcessor processor) {
		this.batches = batches;
		this.processor = processor;
	}

	@KafkaListener(id = "messages", idIsGroup = false, topics = Topics.TEST, autoStartup = "false",
			concurrency = "${suite.consumer.concurrency:1}")
	void onMessages(ConsumerRecords<byte[], byte[]> records) {
		this.batches.consume(records, Content::message, this.processor::process);
	}

	@KafkaListener(id = "texts", idIsGroup = false, topics = Topics.OUTPUT, autoStartup = "false",
			concurrency = "${suite.consumer.concurrency:1}")
	void onTexts(ConsumerRecords<byte[], byte[]> records) {
		this.batches.consume(records, Content::text, this.processor::process);
	}

}
