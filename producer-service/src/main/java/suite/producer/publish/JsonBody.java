package suite.producer.publish;

import java.util.function.Consumer;

import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import suite.message.MalformedMessageException;
import suite.message.MessageReader;

/**
 * A JSON body: one item or an array of them. An array is first looked through, so that
 * nothing is sent of what is not JSON, and then read item by item: however many there
 * are, they are not held.
 */
final class JsonBody {

	/**
	 * An item: either is null.
	 *
	 * @param record what is to be sent
	 * @param problem why nothing can be sent
	 */
	record Item(ProducerRecord<byte[], byte[]> record, String problem) {
	}

	private final byte[] json;

	private final RecordReader reader;

	private final ProducerRecord<byte[], byte[]> single;

	private final int size;

	private JsonBody(byte[] json, RecordReader reader, ProducerRecord<byte[], byte[]> single, int size) {
		this.json = json;
		this.reader = reader;
		this.single = single;
		this.size = size;
	}

	/**
	 * Reads a body, of an array only whether it is one.
	 * @throws MalformedMessageException if the body is not JSON, or neither an array nor
	 * an object that a record can be made of
	 */
	static JsonBody read(byte[] json, RecordReader reader) {
		try (JsonParser parser = MessageReader.parser(json)) {
			JsonToken first = parser.nextToken();
			if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
				throw new MalformedMessageException(
						"expected a JSON object or an array of objects, found " + MessageReader.found(parser));
			}
			boolean array = first == JsonToken.START_ARRAY;
			JsonBody body = array ? new JsonBody(json, reader, null, count(parser))
					: new JsonBody(json, reader, reader.read(parser), 1);
			if (parser.nextToken() != null) {
				throw new MalformedMessageException(
						"expected nothing behind the JSON %s; lines of objects are application/x-ndjson"
							.formatted(array ? "array" : "object"));
			}
			return body;
		}
		catch (JacksonException ex) {
			throw MessageReader.malformed(ex);
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

	boolean isArray() {
		return this.single == null;
	}

	/** The item of a body that is no array. */
	ProducerRecord<byte[], byte[]> single() {
		return this.single;
	}

	/** How many items an array has. */
	int size() {
		return this.size;
	}

	/**
	 * Reads the items of an array, in order. One that is not right does not keep the
	 * others from being read; one beyond a bound of the parser does.
	 */
	void forEach(Consumer<Item> action) {
		int read = 0;
		Turns turns = new Turns();
		try (JsonParser parser = MessageReader.parser(this.json)) {
			parser.nextToken();
			for (; read < this.size; read++) {
				turns.next();
				parser.nextToken();
				action.accept(item(parser));
			}
		}
		catch (JacksonException ex) {
			Item unread = new Item(null, MessageReader.malformed(ex).getMessage());
			for (; read < this.size; read++) {
				action.accept(unread);
			}
		}
	}

	private Item item(JsonParser parser) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			parser.skipChildren();
			return new Item(null, "expected a JSON object in the array");
		}
		try {
			return new Item(this.reader.read(parser), null);
		}
		catch (MalformedMessageException ex) {
			return new Item(null, ex.getMessage());
		}
	}

}
