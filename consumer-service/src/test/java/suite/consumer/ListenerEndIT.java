package suite.consumer;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

import suite.localkafka.KafkaCluster;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static suite.consumer.ConsumerIntegrationTest.await;
import static suite.consumer.ConsumerIntegrationTest.json;
import static suite.consumer.ConsumerIntegrationTest.record;

/**
 * How listeners end: by an error, and when the service is stopped.
 */
class ListenerEndIT {

	private static KafkaCluster kafka;

	@BeforeAll
	static void startKafka() {
		kafka = TestKafka.ownBroker().start();
	}

	@AfterAll
	static void stopKafka() {
		kafka.close();
	}

	@Test
	void saysThatAListenerHasDied() throws Exception {
		try (ConsumerInstanceUnderTest running = start("death-group")) {
			running.processor().on("deadly", () -> {
				throw new AssertionError("the processing is broken beyond repair");
			});
			running.awaitReady();
			assertThat(running.status("/actuator/health/liveness")).isEqualTo(200);
			TestKafka.send(kafka.bootstrapServers(), List.of(record("test-topic", 0, "deadly", json(1))));
			await().until(() -> running.status("/actuator/health/liveness") == 503);
			assertThat(running.status("/actuator/health/readiness")).isEqualTo(503);
			JsonNode listeners = running.json("/actuator/health").get("components").get("listeners");
			assertThat(listeners.get("details").get("detail").asString())
				.isEqualTo("Died: [messages]. The log says why; restart the service.");
		}
	}

	@Test
	void finishesTheBatchInHandAndCommitsItWhenItIsStopped() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		ConsumerInstanceUnderTest running = start("stop-group");
		ScriptedProcessor processor = running.processor();
		processor.on("slow", () -> {
			try {
				gate.await(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		running.awaitReady();
		long offset = TestKafka.send(kafka.bootstrapServers(), List.of(record("test-topic", 0, "slow", json(1))))
			.get(0)
			.offset();
		await().until(() -> processor.attempts("slow") == 1);
		MessageListenerContainer container = running.bean(KafkaListenerEndpointRegistry.class)
			.getListenerContainer("messages");
		Thread stop = new Thread(running::close);
		stop.start();
		await().until(() -> !container.isRunning());
		gate.countDown();
		stop.join();
		assertThat(processor.processed("slow")).hasSize(1);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
			assertThat(admin.listConsumerGroupOffsets("stop-group").partitionsToOffsetAndMetadata().get())
				.containsEntry(new TopicPartition("test-topic", 0), new OffsetAndMetadata(offset + 1, ""));
		}
	}

	private static ConsumerInstanceUnderTest start(String group) {
		return ConsumerInstanceUnderTest.start(kafka.bootstrapServers(), group);
	}

}
