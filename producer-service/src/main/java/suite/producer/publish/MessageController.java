package suite.producer.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import suite.message.Message;
import suite.message.MessageCodec;
import suite.message.MessageReader;
import suite.message.Topics;

/**
 * Messages to {@code test-topic}, or as strings to {@code input-topic}.
 */
@RestController
class MessageController {

	private final Publisher publisher;

	private final Uploads uploads;

	private final PublishSettings settings;

	MessageController(Publisher publisher, Uploads uploads, PublishSettings settings) {
		this.publisher = publisher;
		this.uploads = uploads;
		this.settings = settings;
	}

	@PostMapping(path = "/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Object> publish(@RequestParam(defaultValue = Topics.TEST) String topic, HttpServletRequest request)
			throws IOException {
		String target = TargetTopic.require(topic);
		Instant now = now();
		return this.publisher.publish(request, target, (parser) -> record(target, MessageReader.read(parser, now)));
	}

	@PostMapping(path = "/messages", consumes = MediaType.APPLICATION_NDJSON_VALUE)
	ResponseEntity<Object> upload(@RequestParam(defaultValue = Topics.TEST) String topic, HttpServletRequest request)
			throws IOException {
		String target = TargetTopic.require(topic);
		return this.uploads.upload(request, target, (line) -> record(target, MessageCodec.decode(line, now())));
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

	private ProducerRecord<byte[], byte[]> record(String topic, Message message) {
		return new ProducerRecord<>(topic, Key.of("user_id", message.userId(), this.settings.maxKey()),
				MessageCodec.encode(message));
	}

}
