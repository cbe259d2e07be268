package suite.producer.run;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record of a run, which does not copy the run's headers.
 */
final class RunRecord extends ProducerRecord<byte[], byte[]> {

	private final RunHeaders headers;

	RunRecord(String topic, byte[] key, byte[] value, Header[] headers) {
		super(topic, key, value);
		this.headers = new RunHeaders(headers);
	}

	@Override
	public Headers headers() {
		return this.headers;
	}

}
