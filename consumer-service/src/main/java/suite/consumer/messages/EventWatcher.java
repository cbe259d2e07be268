package suite.consumer.messages;

import java.io.IOException;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.consumer.topic.ConsumedTopics;
import suite.http.events.EventStream;

/**
 * A client of the live tail that is sent events (SSE).
 */
class EventWatcher implements Watcher {

	private final ConsumedTopics topics;

	private final EventStream stream;

	EventWatcher(ConsumedTopics topics, EventStream stream) {
		this.topics = topics;
		this.stream = stream;
	}

	@Override
	public void begin() throws IOException, InterruptedException {
		this.stream.comment("messages from now on");
	}

	@Override
	public void message(ConsumerRecord<byte[], byte[]> record) throws IOException, InterruptedException {
		this.stream.event(EventId.of(record).toString(), "message", MessageView.of(this.topics, record));
	}

	@Override
	public void skipped(long count) throws IOException, InterruptedException {
		this.stream.event("skipped", Map.of("count", count));
	}

	@Override
	public void forgotten() throws IOException, InterruptedException {
		this.stream.event("skipped",
				Map.of("detail", "the last event is not remembered here, messages may be missing"));
	}

	@Override
	public void nothingNew() throws IOException, InterruptedException {
		this.stream.comment("nothing new");
	}

}
