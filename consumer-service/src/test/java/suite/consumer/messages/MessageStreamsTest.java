package suite.consumer.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.consumer.Records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageStreamsTest {

	private static final MessageFilter ALL = MessageFilter.of(null, null);

	private final MessageStreams streams = new MessageStreams(new MessagesSettings(10, DataSize.ofKilobytes(10),
			settings(5, DataSize.ofMegabytes(1), Duration.ofSeconds(10))));

	@AfterEach
	void stop() {
		this.streams.stop();
	}

	@Test
	void servesNoMoreClientsThanItMay() {
		this.streams.start();
		this.streams.open(ALL);
		this.streams.open(ALL);
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> this.streams.open(ALL))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE))
			.withMessageContaining("suite.consumer.messages.stream.clients");
	}

	@Test
	void letsItsClientsGoWhenItStops() {
		this.streams.start();
		this.streams.open(ALL);
		assertThat(this.streams.clients()).isEqualTo(1);
		this.streams.stop();
		Awaitility.await().until(() -> this.streams.clients() == 0);
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> this.streams.open(ALL));
	}

	@Test
	void tellsASlowClientHowManyItMissed() throws InterruptedException {
		SlowClient client = new SlowClient();
		MessageStream stream = new MessageStream(ALL, settings(5, DataSize.ofMegabytes(1), Duration.ofSeconds(10)),
				client);
		Thread sender = new Thread(stream::send);
		sender.start();
		stream.offer("output-topic", Records.texts("output-topic", 100));
		client.ready.countDown();
		Awaitility.await().until(() -> client.events("event:message").size() >= 5);
		sender.interrupt();
		sender.join();
		List<String> skipped = client.events("event:skipped");
		int sent = client.events("event:message").size();
		assertThat(skipped).singleElement().asString().contains("{count=%d}".formatted(100 - sent));
	}

	@Test
	void keepsNoMoreBytesForAClientThanItMay() throws InterruptedException {
		SlowClient client = new SlowClient();
		MessageStream stream = new MessageStream(ALL, settings(100, DataSize.ofKilobytes(5), Duration.ofSeconds(10)),
				client);
		String large = "x".repeat(2000);
		stream.offer("output-topic", List.of(Records.record("output-topic", 0, null, large),
				Records.record("output-topic", 1, null, large), Records.record("output-topic", 2, null, large)));
		client.ready.countDown();
		Thread sender = new Thread(stream::send);
		sender.start();
		Awaitility.await().until(() -> client.events("event:message").size() == 2);
		sender.interrupt();
		sender.join();
		assertThat(client.events("event:skipped")).singleElement().asString().contains("{count=1}");
	}

	@Test
	void sendsWhatMatchesOnly() throws InterruptedException {
		SlowClient client = new SlowClient();
		client.ready.countDown();
		MessageStream stream = new MessageStream(MessageFilter.of("output-topic", "user_1"),
				settings(100, DataSize.ofMegabytes(1), Duration.ofSeconds(10)), client);
		stream.offer("test-topic", List.of(Records.record("test-topic", 0, "user_1", "not even decoded")));
		stream.offer("output-topic",
				List.of(Records.record("output-topic", 1, "user_2", "HELLO"),
						Records.record("output-topic", 2, "user_1", "HELLO"),
						Records.record("output-topic", 3, null, "HELLO")));
		Thread sender = new Thread(stream::send);
		sender.start();
		Awaitility.await().until(() -> !client.events("event:message").isEmpty());
		sender.interrupt();
		sender.join();
		assertThat(client.events("event:message")).singleElement().asString().contains("offset=2");
	}

	@Test
	void noticesAClientThatHasGoneThoughThereIsNothingToSend() throws InterruptedException {
		SlowClient client = new SlowClient();
		client.ready.countDown();
		MessageStream stream = new MessageStream(ALL, settings(5, DataSize.ofMegabytes(1), Duration.ofMillis(100)),
				client);
		Thread sender = new Thread(stream::send);
		sender.start();
		Awaitility.await().until(() -> !client.events(":nothing new").isEmpty());
		client.gone = true;
		sender.join(Duration.ofSeconds(10).toMillis());
		assertThat(sender.isAlive()).isFalse();
	}

	private static MessagesSettings.Stream settings(int queue, DataSize queueSize, Duration heartbeat) {
		return new MessagesSettings.Stream(2, queue, queueSize, heartbeat);
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
