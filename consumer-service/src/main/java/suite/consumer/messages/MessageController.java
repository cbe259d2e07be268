package suite.consumer.messages;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.caller.Caller;
import suite.consumer.topic.ConsumedTopics;
import suite.failure.RequestException;
import suite.http.answer.AnswerPlaces;
import suite.http.events.EventStreams;

/**
 * The latest messages over HTTP.
 */
@RestController
@RequestMapping("/messages")
class MessageController {

	private final ConsumedTopics topics;

	private final MessageBuffer buffer;

	private final MessageStreams streams;

	private final EventStreams events;

	private final MessagesSettings settings;

	private final AnswerPlaces places;

	MessageController(ConsumedTopics topics, MessageBuffer buffer, MessageStreams streams, EventStreams events,
			MessagesSettings settings, AnswerPlaces places) {
		this.topics = topics;
		this.buffer = buffer;
		this.streams = streams;
		this.events = events;
		this.settings = settings;
		this.places = places;
	}

	/**
	 * The latest messages, each made when the one before is written.
	 */
	@GetMapping
	Iterator<MessageView> messages(@RequestParam(required = false) @Nullable String topic,
			@RequestParam(required = false) @Nullable String key, @RequestParam(defaultValue = "100") int limit) {
		int max = this.settings.capacity() * this.topics.names().size();
		if (limit < 1 || limit > max) {
			throw RequestException.invalid("limit must be 1 to %s, not %s".formatted(max, limit));
		}
		MessageFilter filter = MessageFilter.of(this.topics, topic, key);
		this.places.take();
		return this.buffer.newest(filter, limit)
			.stream()
			.map((record) -> MessageView.of(this.topics, record))
			.iterator();
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(Caller caller, @RequestParam(required = false) @Nullable String topic,
			@RequestParam(required = false) @Nullable String key,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
		MessageFilter filter = MessageFilter.of(this.topics, topic, key);
		EventId last = EventId.parse(this.topics, lastEventId);
		return this.events.open(caller,
				(stream) -> this.streams.send(filter, last, new EventWatcher(this.topics, stream)));
	}

}
