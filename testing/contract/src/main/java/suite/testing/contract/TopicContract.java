package suite.testing.contract;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is said to be on the topics: an AsyncAPI document. Compares records with it, and
 * knows what of it was not seen in any.
 */
final class TopicContract {

	private final JsonNode document;

	private final Schemas schemas;

	private final SeenProperties properties;

	private final List<String> violations = new ArrayList<>();

	TopicContract(Path file) throws IOException {
		this.document = Documents.read(Files.readString(file));
		this.schemas = new Schemas(this.document, Set.of("payload", "headers", "key"));
		this.properties = new SeenProperties(this.schemas);
	}

	/** Compares all records of a topic, each with its one kind of message. */
	void check(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		Part message = Part.of(this.document).at("channels", topic, "messages").parts().values().iterator().next();
		this.properties.expect(message.child("headers"));
		this.properties.expect(message.child("payload"));
		if (records.isEmpty()) {
			this.violations.add("there is nothing on " + topic);
		}
		records.forEach((record) -> check(message, record));
	}

	private void check(Part message, ConsumerRecord<byte[], byte[]> record) {
		String type = message.node().path("contentType").asString();
		check(record, message.child("headers"), headers(message, record));
		if (type.equals("application/octet-stream")) {
			return;
		}
		check(record, message.at("bindings", "kafka").child("key"), text(record.key()));
		JsonNode value = text(record.value());
		check(record, message.child("payload"), type.endsWith("json") ? json(value) : value);
	}

	private ObjectNode headers(Part message, ConsumerRecord<byte[], byte[]> record) {
		ObjectNode headers = JsonNodeFactory.instance.objectNode();
		for (Header header : record.headers()) {
			JsonNode schema = message.at("headers", "properties", header.key()).node();
			headers.set(header.key(), number(schema.path("format").asString(""), header.value()));
		}
		return headers;
	}

	private static JsonNode number(String format, byte[] value) {
		boolean number = (format.equals("int32") && value.length == Integer.BYTES)
				|| (format.equals("int64") && value.length == Long.BYTES);
		return number ? BigIntegerNode.valueOf(new BigInteger(value)) : text(value);
	}

	private static JsonNode text(byte @Nullable [] utf8) {
		if (utf8 == null) {
			return NullNode.getInstance();
		}
		try {
			return StringNode.valueOf(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
		}
		catch (CharacterCodingException ex) {
			// Bytes themselves would pass for a string.
			return JsonNodeFactory.instance.arrayNode().add(utf8);
		}
	}

	private static JsonNode json(JsonNode text) {
		try {
			return JsonMapper.shared().readTree(text.asString());
		}
		catch (JacksonException ex) {
			return text;
		}
	}

	private void check(ConsumerRecord<byte[], byte[]> record, Part schema, JsonNode value) {
		List<String> found = this.schemas.violations(schema, value);
		if (found.isEmpty()) {
			this.properties.note(schema, value);
		}
		else {
			this.violations
				.add("%s-%s@%s: %s: %s".formatted(record.topic(), record.partition(), record.offset(), found, value));
		}
	}

	/** What of the records is not as the contract says. */
	List<String> violations() {
		return this.violations;
	}

	/** What no record had. */
	Set<String> unseen() {
		return this.properties.unseen();
	}

}
