package suite.producer.publish;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import suite.message.Json;
import suite.message.MalformedMessageException;

/**
 * Reads the items of a JSON array one by one: however many there are, they are not held.
 * Used by one thread.
 */
final class JsonItems implements AutoCloseable {

	/**
	 * An item: either is null.
	 *
	 * @param record what is to be sent
	 * @param problem why nothing can be sent
	 */
	record Item(@Nullable ProducerRecord<byte[], byte[]> record, @Nullable String problem) {
	}

	private final JsonParser parser;

	private final RecordReader reader;

	private final Turns turns = new Turns();

	private @Nullable Item unreadable;

	/**
	 * Begins to read.
	 * @param json a JSON array
	 */
	JsonItems(byte[] json, RecordReader reader) {
		this.parser = Json.parser(json);
		this.reader = reader;
		this.parser.nextToken();
	}

	/**
	 * Reads the next item; the caller knows that there is one. An item that is not right
	 * does not keep those behind it from being read; one beyond a bound of the parser
	 * does.
	 */
	Item next() {
		this.turns.next();
		if (this.unreadable != null) {
			return this.unreadable;
		}
		try {
			return read();
		}
		catch (MalformedMessageException ex) {
			return new Item(null, ex.getMessage());
		}
		catch (JacksonException ex) {
			this.unreadable = new Item(null, Json.malformed(ex).getMessage());
			return this.unreadable;
		}
	}

	private Item read() {
		if (this.parser.nextToken() != JsonToken.START_OBJECT) {
			this.parser.skipChildren();
			return new Item(null, "expected a JSON object in the array");
		}
		return new Item(this.reader.read(this.parser), null);
	}

	@Override
	public void close() {
		this.parser.close();
	}

}
