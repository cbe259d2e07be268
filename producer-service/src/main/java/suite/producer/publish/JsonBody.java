package suite.producer.publish;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import suite.message.MalformedMessageException;
import suite.message.MessageReader;

/**
 * A JSON body: one item or an array of them.
 *
 * @param array whether it is an array
 * @param items what it holds, in order; exactly one if it is not an array
 */
record JsonBody(boolean array, List<Item> items) {

	/**
	 * An item of the body: either is null.
	 *
	 * @param record what is to be sent
	 * @param problem why nothing can be sent
	 */
	record Item(ProducerRecord<byte[], byte[]> record, MalformedMessageException problem) {
	}

	/**
	 * Reads a body. An array's item that is not right does not keep the others from being
	 * read.
	 * @throws MalformedMessageException if the body is not JSON, or neither an object nor
	 * an array
	 */
	static JsonBody read(byte[] json, RecordReader reader) {
		try (JsonParser parser = MessageReader.parser(json)) {
			JsonToken first = parser.nextToken();
			if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
				throw new MalformedMessageException("expected a JSON object or an array of objects, found "
						+ ((first != null) ? first.asString() : "nothing"));
			}
			boolean array = first == JsonToken.START_ARRAY;
			List<Item> items = new ArrayList<>();
			if (array) {
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					items.add(item(parser, reader));
				}
			}
			else {
				items.add(item(parser, reader));
			}
			if (parser.nextToken() != null) {
				throw new MalformedMessageException("expected nothing behind the JSON %s; lines of objects are %s"
					.formatted(array ? "array" : "object", "application/x-ndjson"));
			}
			return new JsonBody(array, items);
		}
		catch (JacksonException ex) {
			throw MessageReader.malformed(ex);
		}
	}

	private static Item item(JsonParser parser, RecordReader reader) {
		try {
			if (parser.currentToken() != JsonToken.START_OBJECT) {
				parser.skipChildren();
				throw new MalformedMessageException("expected a JSON object in the array");
			}
			return new Item(reader.read(parser), null);
		}
		catch (MalformedMessageException ex) {
			return new Item(null, ex);
		}
	}

}
