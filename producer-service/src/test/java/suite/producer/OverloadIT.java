package suite.producer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import suite.localkafka.KafkaCluster;
import suite.producer.Load.Outcome;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * More comes than the broker takes, and from clients who do not finish what they begin.
 * The broker is made slow by a quota of Kafka's own.
 */
class OverloadIT {

	private static final int BYTES_PER_SECOND = 100_000;

	private static final int TEXT = 2_000;

	private static final int TIMES_TOO_MUCH = 10;

	private static final String LINE = "{\"id\":1,\"value\":1,\"user_id\":\"upload\"}\n";

	private static final String UPLOAD = "POST /messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
			+ "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";

	private static KafkaCluster kafka;

	private static ProducerProcess service;

	@BeforeAll
	static void start() throws Exception {
		kafka = TestKafka.ownBroker()
			.settings(Map.of("quota.window.num", "2", "quota.window.size.seconds", "1"))
			.start();
		service = ProducerProcess.start("overload", kafka.bootstrapServers(),
				Map.of("SUITE_PRODUCER_PUBLISH_UPLOADTIME", "5s"));
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
			admin
				.alterClientQuotas(List.of(new ClientQuotaAlteration(
						new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null)),
						List.of(new ClientQuotaAlteration.Op("producer_byte_rate", (double) BYTES_PER_SECOND)))))
				.all()
				.get(30, TimeUnit.SECONDS);
		}
	}

	@AfterAll
	static void stop() {
		if (service != null) {
			service.close();
		}
		kafka.close();
	}

	@Test
	void refusesWhatWouldWaitTooLongAnswersTheRestSoonAndLosesNothing() throws Exception {
		Load load = new Load(service.port(), TEXT);
		load.run(TIMES_TOO_MUCH * BYTES_PER_SECOND / TEXT, Duration.ofSeconds(10));

		List<Outcome> accepted = load.with(201);
		List<Outcome> refused = load.with(503);
		assertThat(load.without(201, 503)).isEmpty();
		assertThat(refused).hasSizeGreaterThan(accepted.size())
			.allSatisfy((each) -> assertThat(each.retryAfter()).isTrue());
		assertThat(accepted).hasSizeGreaterThan(BYTES_PER_SECOND / TEXT);
		assertThat(Load.p99(accepted)).isLessThan(Duration.ofSeconds(10));
		assertThat(Load.p99(refused)).isLessThan(Duration.ofSeconds(5));
		assertThat(storedIds()).containsAll(accepted.stream().map(Outcome::id).toList()).doesNotHaveDuplicates();
		assertIsWell();
		for (int i = 0; i < 10; i++) {
			assertThat(service.http().post("/texts", "{\"key\":\"after\",\"text\":\"t\"}").status()).isEqualTo(201);
		}
	}

	private static List<Long> storedIds() {
		return TestKafka.records(kafka.bootstrapServers(), "input-topic")
			.stream()
			.filter((record) -> new String(record.key(), StandardCharsets.UTF_8).equals("load"))
			.map((record) -> new String(record.value(), StandardCharsets.UTF_8))
			.map((text) -> Long.valueOf(text.substring(0, text.indexOf(' '))))
			.toList();
	}

	private static void assertIsWell() {
		assertThat(service.isAlive()).isTrue();
		assertThat(service.http().get("/actuator/health/readiness").status()).isEqualTo(200);
		assertThat(service.metric("jvm_threads_peak_threads")).isLessThan(350);
		assertThat(service.metric("jvm_memory_usage_after_gc")).isLessThan(0.8);
	}

	@Test
	void uploadsThatStallBreakOffOrNeverEndHoldNothing() throws Exception {
		List<RawConnection> stalled = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			stalled.add(upload(chunk(LINE)));
		}
		await().until(() -> busyThreads() > stalled.size());
		assertThat(lateUpload().status()).isEqualTo(503);
		// The other ways in are open meanwhile.
		assertThat(service.http().post("/texts", "{\"key\":\"k\",\"text\":\"t\"}").status()).isEqualTo(201);
		for (RawConnection upload : stalled) {
			assertEnded(upload.read(false), "the body stalled after %d bytes".formatted(LINE.length()));
			upload.close();
		}
		for (int i = 0; i < 32; i++) {
			upload(chunk(LINE) + "fff\r\n{\"id\":").close();
		}
		await().until(() -> lateUpload().status() == 200);
		RawConnection endless = upload("");
		CompletableFuture.runAsync(() -> {
			while (endless.send(chunk(LINE.repeat(1000)).getBytes(StandardCharsets.US_ASCII))) {
				// On and on.
			}
		});
		assertEnded(endless.read(false), "the upload took longer than suite.producer.publish.upload-time");
		endless.close();
		assertIsWell();
		await().until(() -> busyThreads() <= 1);
	}

	// Of those that answer requests: not waiting for the next one. The one that is asked
	// is busy.
	private static long busyThreads() {
		return service.http()
			.get("/actuator/threaddump")
			.json()
			.path("threads")
			.valueStream()
			.filter((thread) -> thread.path("threadName").asString("").contains("-exec-"))
			.filter((thread) -> thread.path("stackTrace")
				.valueStream()
				.noneMatch((frame) -> frame.path("className").asString("").endsWith(".TaskQueue")))
			.count();
	}

	// The report counts what was acknowledged until then.
	private static void assertEnded(RawAnswer answer, String detail) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(408);
		assertThat(answer.json().get("detail").asString()).startsWith(detail);
		assertThat(answer.json().get("acked").asLong()).isPositive().isEqualTo(answer.json().get("received").asLong());
	}

	private static RawAnswer lateUpload() throws IOException {
		try (RawConnection upload = upload(chunk(LINE) + "0\r\n\r\n")) {
			return upload.read(false);
		}
	}

	private static RawConnection upload(String body) throws IOException {
		RawConnection connection = new RawConnection(service.port(), Duration.ofSeconds(40));
		connection.send(UPLOAD + body);
		return connection;
	}

	private static String chunk(String text) {
		return "%x\r\n%s\r\n".formatted(text.length(), text);
	}

}
