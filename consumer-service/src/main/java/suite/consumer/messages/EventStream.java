package suite.consumer.messages;

import java.io.IOException;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.consumer.topic.ConsumedTopics;

/**
 * A client of the live tail that is sent events (SSE).
 */
class EventStream implements Watcher {

	private final ConsumedTopics topics;

	private final SseEmitter emitter;

	EventStream(ConsumedTopics topics, SseEmitter emitter) {
		this.topics = topics;
		this.emitter = emitter;
	}

	@Override
	public void begin() throws IOException {
		send(SseEmitter.event().comment("messages from now on"));
	}

	@Override
	public void message(ConsumerRecord<byte[], byte[]> record) throws IOException {
		send(SseEmitter.event()
			.id(EventId.of(record).toString())
			.name("message")
			.data(MessageView.of(this.topics, record), MediaType.APPLICATION_JSON));
	}

	@Override
	public void skipped(long count) throws IOException {
		send(SseEmitter.event().name("skipped").data(Map.of("count", count)));
	}

	@Override
	public void forgotten() throws IOException {
		send(SseEmitter.event()
			.name("skipped")
			.data(Map.of("detail", "the last event is not remembered here, messages may be missing")));
	}

	@Override
	public void nothingNew() throws IOException {
		send(SseEmitter.event().comment("nothing new"));
	}

	private void send(SseEmitter.SseEventBuilder event) throws IOException {
		try {
			this.emitter.send(event);
		}
		catch (IllegalStateException ex) {
			// The web server has ended the request already.
			throw new IOException(ex);
		}
	}

	@Override
	public void end() {
		this.emitter.complete();
	}

}
