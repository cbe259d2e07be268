package suite.producer.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import org.springframework.stereotype.Component;

import suite.message.Excerpt;
import suite.message.MalformedMessageException;
import suite.message.Topics;

/**
 * Makes records of texts: {@code {"key":"user_1","text":"hello streams"}}. Thread-safe.
 */
@Component
class TextRecords implements RecordReader {

	private static final Set<String> FIELDS = Set.of("key", "text");

	private final PublishSettings settings;

	TextRecords(PublishSettings settings) {
		this.settings = settings;
	}

	@Override
	public ProducerRecord<byte[], byte[]> read(JsonParser parser) {
		String key = null;
		String text = null;
		String problem = null;
		Set<String> seen = new HashSet<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean string = parser.nextToken() == JsonToken.VALUE_STRING;
			if (problem == null && !FIELDS.contains(name)) {
				problem = "%s is not a field of a text; expected key and text".formatted(Excerpt.of(name));
			}
			else if (problem == null && !seen.add(name)) {
				problem = name + ": expected it once";
			}
			switch (name) {
				case "key" -> key = string ? parser.getString() : null;
				case "text" -> text = string ? parser.getString() : null;
				default -> {
				}
			}
			parser.skipChildren();
		}
		if (problem != null) {
			throw new MalformedMessageException(problem);
		}
		return new ProducerRecord<>(Topics.INPUT, Key.of("key", unicode("key", key), this.settings.maxKey()),
				unicode("text", text).getBytes(StandardCharsets.UTF_8));
	}

	private static String unicode(String name, @Nullable String text) {
		if (text == null || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			throw new MalformedMessageException(name
					+ ": expected a string of Unicode characters, such as in {\"key\":\"user_1\",\"text\":\"hello streams\"}");
		}
		return text;
	}

}
