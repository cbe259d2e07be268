package suite.consumer.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import suite.message.MalformedMessageException;
import suite.message.Topics;
import suite.message.Utf8;

/**
 * {@code output-topic}, which carries texts, whose keys, if they have one, are texts too.
 */
@Component
@Order(2)
class TextTopic implements ConsumedTopic<String> {

	private final MessageProcessor processor;

	TextTopic(MessageProcessor processor) {
		this.processor = processor;
	}

	@Override
	public String name() {
		return Topics.OUTPUT;
	}

	@Override
	public String listener() {
		return "texts";
	}

	@Override
	public String decode(ConsumerRecord<byte[], byte[]> record) {
		if (record.key() != null) {
			Utf8.decode("key", record.key());
		}
		if (record.value() == null) {
			throw new MalformedMessageException("the record has no value");
		}
		return Utf8.decode("value", record.value());
	}

	@Override
	public void process(String text, ConsumerRecord<byte[], byte[]> record) {
		this.processor.process(text, record);
	}

}
