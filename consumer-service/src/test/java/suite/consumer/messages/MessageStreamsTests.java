package suite.consumer.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.caller.Caller;
import suite.caller.CallerSettings;
import suite.consumer.Records;
import suite.consumer.topic.ConsumedTopics;
import suite.consumer.topic.TestTopics;
import suite.failure.RequestException;
import suite.http.events.EventSettings;
import suite.http.events.EventStream;
import suite.http.events.EventStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageStreamsTests {

	private static final ConsumedTopics TOPICS = TestTopics.create();

	private static final MessageFilter ALL = MessageFilter.of(TOPICS, null, null);

	private final MessagesSettings settings = new MessagesSettings(10, DataSize.ofKilobytes(10),
			DataSize.ofKilobytes(10), settings(5, DataSize.ofMegabytes(1), Duration.ofSeconds(10)));

	private final MessageBuffer buffer = new MessageBuffer(TOPICS, this.settings);

	private final MessageStreams tails = new MessageStreams(this.buffer, this.settings);

	private final EventStreams streams = new MessagesConfiguration().eventStreams(this.settings,
			new EventSettings(Duration.ofHours(1)), new CallerSettings(0.5));

	@AfterEach
	void stop() {
		this.streams.stop();
	}

	@Test
	void servesNoMoreClientsThanItMay() {
		this.streams.start();
		open();
		open();
		assertThatExceptionOfType(RequestException.class).isThrownBy(this::open)
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(RequestException.Kind.UNAVAILABLE))
			.withMessageContaining("suite.consumer.messages.stream.clients");
	}

	@Test
	void letsItsClientsGoWhenItStops() {
		this.streams.start();
		open();
		assertThat(this.streams.count()).isEqualTo(1);
		this.streams.stop();
		Awaitility.await().until(() -> this.streams.count() == 0);
		assertThatExceptionOfType(RequestException.class).isThrownBy(this::open);
	}

	@Test
	void tellsASlowClientHowManyItMissed() throws InterruptedException {
		SlowClient client = new SlowClient();
		MessageStream stream = new MessageStream(ALL, settings(5, DataSize.ofMegabytes(1), Duration.ofSeconds(10)),
				events(client), null);
		Thread sender = sender(stream);
		sender.start();
		stream.offer("output-topic", Records.texts("output-topic", 100));
		client.ready.countDown();
		Awaitility.await().until(() -> client.events("id:").size() >= 5);
		sender.interrupt();
		sender.join();
		List<String> skipped = client.events("event:skipped");
		int sent = client.events("id:").size();
		assertThat(skipped).singleElement().asString().contains("{count=%d}".formatted(100 - sent));
	}

	@Test
	void keepsNoMoreBytesForAClientThanItMay() throws InterruptedException {
		SlowClient client = new SlowClient();
		MessageStream stream = new MessageStream(ALL, settings(100, DataSize.ofKilobytes(5), Duration.ofSeconds(10)),
				events(client), null);
		String large = "x".repeat(2000);
		stream.offer("output-topic", List.of(Records.record("output-topic", 0, null, large),
				Records.record("output-topic", 1, null, large), Records.record("output-topic", 2, null, large)));
		client.ready.countDown();
		Thread sender = sender(stream);
		sender.start();
		Awaitility.await().until(() -> client.events("id:").size() == 2);
		sender.interrupt();
		sender.join();
		assertThat(client.events("event:skipped")).singleElement().asString().contains("{count=1}");
	}

	@Test
	void sendsWhatMatchesOnly() throws InterruptedException {
		SlowClient client = new SlowClient();
		client.ready.countDown();
		MessageStream stream = new MessageStream(MessageFilter.of(TOPICS, "output-topic", "user_1"),
				settings(100, DataSize.ofMegabytes(1), Duration.ofSeconds(10)), events(client), null);
		stream.offer("test-topic", List.of(Records.record("test-topic", 0, "user_1", "not even decoded")));
		stream.offer("output-topic",
				List.of(Records.record("output-topic", 1, "user_2", "HELLO"),
						Records.record("output-topic", 2, "user_1", "HELLO"),
						Records.record("output-topic", 3, null, "HELLO")));
		Thread sender = sender(stream);
		sender.start();
		Awaitility.await().until(() -> !client.events("id:").isEmpty());
		sender.interrupt();
		sender.join();
		assertThat(client.events("id:")).singleElement().asString().contains("offset=2");
	}

	@Test
	void noticesAClientThatHasGoneThoughThereIsNothingToSend() throws InterruptedException {
		SlowClient client = new SlowClient();
		client.ready.countDown();
		MessageStream stream = new MessageStream(ALL, settings(5, DataSize.ofMegabytes(1), Duration.ofMillis(100)),
				events(client), null);
		Thread sender = sender(stream);
		sender.start();
		Awaitility.await().until(() -> !client.events(":nothing new").isEmpty());
		client.gone = true;
		sender.join(Duration.ofSeconds(10).toMillis());
		assertThat(sender.isAlive()).isFalse();
	}

	@Test
	void givesThePlaceOfTheClientThatWatchedLongestToOthers() {
		this.streams.start();
		open();
		open();
		assertThat(opens()).isFalse();
		Awaitility.await().until(this::opens);
		assertThat(this.streams.count()).isEqualTo(2);
	}

	private void open() {
		this.streams.open(Caller.LOCAL, (stream) -> this.tails.send(ALL, null, new EventWatcher(TOPICS, stream)));
	}

	private static Watcher events(SseEmitter client) {
		return new EventWatcher(TOPICS, new EventStream(client, Duration.ofHours(1)));
	}

	private static Thread sender(MessageStream stream) {
		return new Thread(() -> {
			try {
				stream.send();
			}
			catch (IOException | InterruptedException ex) {
				// It has ended.
			}
		});
	}

	private boolean opens() {
		try {
			open();
			return true;
		}
		catch (RequestException ex) {
			return false;
		}
	}

	@Test
	void sendsWhatWasMissedAndGoesOnWithWhatArrives() throws InterruptedException {
		SlowClient client = new SlowClient();
		List<ConsumerRecord<byte[], byte[]>> records = Records.texts("output-topic", 9);
		this.buffer.processed("output-topic", records.subList(0, 5));
		MessageStream stream = resumed(client, "output-topic-0-1");
		Thread sender = sender(stream);
		sender.start();
		arrives(stream, records.subList(5, 7));
		client.ready.countDown();
		Awaitility.await().until(() -> client.events("id:").size() == 5);
		arrives(stream, records.subList(7, 9));
		Awaitility.await().until(() -> client.events("id:").size() == 7);
		sender.interrupt();
		sender.join();
		assertThat(client.events("id:")).extracting((event) -> event.lines().findFirst().orElseThrow())
			.containsExactly("id:output-topic-0-2", "id:output-topic-0-3", "id:output-topic-0-4", "id:output-topic-0-5",
					"id:output-topic-0-6", "id:output-topic-0-7", "id:output-topic-0-8");
		assertThat(client.events("event:skipped")).isEmpty();
	}

	@Test
	void saysThatTheLastEventIsNotRemembered() throws InterruptedException {
		SlowClient client = new SlowClient();
		client.ready.countDown();
		this.buffer.processed("output-topic", Records.texts("output-topic", 30).subList(28, 30));
		Thread sender = sender(resumed(client, "output-topic-0-1"));
		sender.start();
		Awaitility.await().until(() -> client.events("id:").size() == 2);
		sender.interrupt();
		sender.join();
		assertThat(client.events("event:skipped")).singleElement().asString().contains("is not remembered here");
	}

	private void arrives(MessageStream stream, List<ConsumerRecord<byte[], byte[]>> records) {
		this.buffer.processed("output-topic", records);
		stream.offer("output-topic", records);
	}

	private MessageStream resumed(SlowClient client, String lastEventId) {
		return new MessageStream(ALL, settings(100, DataSize.ofMegabytes(1), Duration.ofSeconds(10)), events(client),
				new CatchUp(this.buffer, ALL, EventId.parse(TOPICS, lastEventId)));
	}

	private static MessagesSettings.Stream settings(int queue, DataSize queueSize, Duration heartbeat) {
		return new MessagesSettings.Stream(2, queue, queueSize, heartbeat, Duration.ofSeconds(1));
	}

	static class SlowClient extends SseEmitter {

		final CountDownLatch ready = new CountDownLatch(1);

		final List<String> sent = new CopyOnWriteArrayList<>();

		volatile boolean gone;

		@Override
		public void send(SseEventBuilder builder) throws IOException {
			try {
				this.ready.await();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			if (this.gone) {
				throw new IOException("Broken pipe");
			}
			this.sent.add(builder.build()
				.stream()
				.map(DataWithMediaType::getData)
				.map(String::valueOf)
				.collect(Collectors.joining()));
		}

		List<String> events(String start) {
			return this.sent.stream().filter((event) -> event.startsWith(start)).toList();
		}

	}

}
