package suite.producer.run;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record that shares its headers with all others of its run, instead of having a copy
 * of its own.
 */
final class RunRecord extends ProducerRecord<byte[], byte[]> {

	private final RunHeaders headers;

	RunRecord(String topic, byte[] key, byte[] value, RunHeaders headers) {
		super(topic, key, value);
		this.headers = headers;
	}

	@Override
	public Headers headers() {
		return this.headers;
	}

}
