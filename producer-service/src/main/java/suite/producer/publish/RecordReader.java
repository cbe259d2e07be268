package suite.producer.publish;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Makes records of JSON objects.
 */
interface RecordReader {

	/**
	 * Makes a record of the object that the parser stands at the start of. Reads it to
	 * its end, even if it is not right.
	 * @throws suite.message.MalformedMessageException if no record can be made of it
	 */
	ProducerRecord<byte[], byte[]> read(JsonParser parser);

	/**
	 * Makes a record of a whole text that needs not be written anew.
	 * @return null if it has to be read with a parser
	 * @throws suite.message.MalformedMessageException if no record can be made of it
	 */
	default @Nullable ProducerRecord<byte[], byte[]> asItIs(byte[] json) {
		return null;
	}

}
