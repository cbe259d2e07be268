package suite.consumer.topic;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.util.RawValue;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import suite.message.MalformedMessageException;
import suite.message.Message;
import suite.message.MessageCodec;
import suite.message.Topics;

/**
 * {@code test-topic}, which carries messages.
 */
@Component
@Order(1)
class MessageTopic implements ConsumedTopic<Message> {

	private final MessageProcessor processor;

	MessageTopic(MessageProcessor processor) {
		this.processor = processor;
	}

	@Override
	public String name() {
		return Topics.TEST;
	}

	@Override
	public String listener() {
		return "messages";
	}

	@Override
	public Message decode(ConsumerRecord<byte[], byte[]> record) {
		if (record.value() == null) {
			throw new MalformedMessageException("the record has no value");
		}
		return MessageCodec.decode(record.value());
	}

	@Override
	public void process(Message message, ConsumerRecord<byte[], byte[]> record) {
		this.processor.process(message, record);
	}

	/**
	 * The message in the wire format, as the suite writes it.
	 */
	@Override
	public Object show(Message message) {
		return new RawValue(new String(MessageCodec.encode(message), StandardCharsets.UTF_8));
	}

}
