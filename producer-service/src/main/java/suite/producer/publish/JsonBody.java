package suite.producer.publish;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import suite.failure.RequestException;
import suite.message.Json;
import suite.message.MalformedMessageException;

/**
 * A JSON body that was looked through: one item, or an array of them. Nothing is sent of
 * what is not JSON to its end.
 *
 * @param single the record of a body that is one item, null if it is an array
 * @param size how many items there are
 */
record JsonBody(@Nullable ProducerRecord<byte[], byte[]> single, int size) {

	/**
	 * Looks through a body. The items of an array are only counted, and not held.
	 * @throws RequestException if the body is not JSON, or neither an array nor an object
	 * that a record can be made of
	 */
	static JsonBody read(byte[] json, RecordReader reader) {
		try {
			ProducerRecord<byte[], byte[]> asItIs = reader.asItIs(json);
			return (asItIs != null) ? new JsonBody(asItIs, 1) : parse(json, reader);
		}
		catch (JacksonException ex) {
			throw RequestException.invalid(Json.malformed(ex).getMessage());
		}
		catch (MalformedMessageException ex) {
			throw RequestException.invalid(ex.getMessage());
		}
	}

	private static JsonBody parse(byte[] json, RecordReader reader) {
		try (JsonParser parser = Json.parser(json)) {
			JsonToken first = parser.nextToken();
			if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
				throw RequestException
					.invalid("expected a JSON object or an array of objects, found " + Json.found(parser));
			}
			boolean array = first == JsonToken.START_ARRAY;
			JsonBody body = array ? new JsonBody(null, count(parser)) : new JsonBody(reader.read(parser), 1);
			if (parser.nextToken() != null) {
				throw RequestException
					.invalid("expected nothing behind the JSON %s; lines of objects are application/x-ndjson"
						.formatted(array ? "array" : "object"));
			}
			return body;
		}
	}

	private static int count(JsonParser parser) {
		int size = 0;
		Turns turns = new Turns();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			parser.skipChildren();
			turns.next();
			size++;
		}
		return size;
	}

}
