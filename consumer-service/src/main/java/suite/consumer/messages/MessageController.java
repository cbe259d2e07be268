package suite.consumer.messages;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The latest messages over HTTP.
 */
@RestController
@RequestMapping("/messages")
class MessageController {

	private final MessageBuffer buffer;

	private final MessageStreams streams;

	private final MessagesSettings settings;

	MessageController(MessageBuffer buffer, MessageStreams streams, MessagesSettings settings) {
		this.buffer = buffer;
		this.streams = streams;
		this.settings = settings;
	}

	@GetMapping
	List<MessageView> messages(@RequestParam(required = false) String topic, @RequestParam(required = false) String key,
			@RequestParam(defaultValue = "100") int limit) {
		int max = this.settings.capacity() * MessageFilter.TOPICS.size();
		if (limit < 1 || limit > max) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"limit must be 1 to %d, not %d".formatted(max, limit));
		}
		return this.buffer.newest(MessageFilter.of(topic, key), limit);
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(@RequestParam(required = false) String topic, @RequestParam(required = false) String key) {
		return this.streams.open(MessageFilter.of(topic, key));
	}

}
