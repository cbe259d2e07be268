package suite.producer.run;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The record of a run, which is sent again and again, each time with another key and
 * value. Kafka's producer copies both into a batch before {@code send} returns, and keeps
 * nothing of a record but its headers. Used by one thread.
 */
final class RunRecord extends ProducerRecord<byte[], byte[]> {

	private final Header[] shared;

	private RunHeaders headers;

	private byte[] key = {};

	private byte[] value = {};

	/**
	 * A record that has to be made that of a message before it is used.
	 * @param shared the headers that each message has
	 */
	RunRecord(String topic, Header[] shared) {
		super(topic, null);
		this.shared = shared;
		this.headers = new RunHeaders(shared);
	}

	/**
	 * Makes it the record of another message, with headers of its own: the producer still
	 * has those of the one before.
	 * @return itself
	 */
	RunRecord with(byte[] key, byte[] value) {
		this.key = key;
		this.value = value;
		this.headers = new RunHeaders(this.shared);
		return this;
	}

	@Override
	public byte[] key() {
		return this.key;
	}

	@Override
	public byte[] value() {
		return this.value;
	}

	@Override
	public Headers headers() {
		return this.headers;
	}

	@Override
	public String toString() {
		return new ProducerRecord<>(topic(), partition(), timestamp(), this.key, this.value, this.headers).toString();
	}

}
