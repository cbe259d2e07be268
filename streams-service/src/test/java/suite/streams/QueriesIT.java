package suite.streams;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.localkafka.KafkaCluster;
import suite.message.Topics;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries of the counts by callers who mean harm, and of keys that are hard to write.
 */
class QueriesIT {

	private static final List<String> KEYS = List.of("q_a//b", "q_a/b", "/q", "q/", "..", ".", "q_a;b", "q_%2F",
			"q_ключ", "q_a\\b", "q_a+b", "q_\n", "q_\"{}", "q_?key=x&limit=1#", "q_\uD83D\uDE00");

	@TempDir
	static Path directory;

	/** Of its own: answers full of large keys would be in the way of other tests. */
	static KafkaCluster kafka;

	static StreamsInstanceUnderTest instance;

	@BeforeAll
	static void start() throws Exception {
		kafka = TestKafka.ownBroker().start();
		instance = StreamsInstanceUnderTest.start(kafka.bootstrapServers(), "queries", directory.resolve("state"))
			.awaitReady();
	}

	@AfterAll
	static void stop() throws Exception {
		instance.close();
		kafka.close();
	}

	@Test
	void answerTheCountsOfTheKeyThatWasAskedForAndOfNoOther() throws Exception {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
		for (int i = 0; i < KEYS.size(); i++) {
			for (int times = 0; times <= i; times++) {
				records.add(Records.input(KEYS.get(i), "x".getBytes(StandardCharsets.UTF_8)));
			}
		}
		send(records);
		StreamsInstanceUnderTest.await(() -> {
			for (int i = 0; i < KEYS.size(); i++) {
				assertThat(count(KEYS.get(i))).as(KEYS.get(i)).isEqualTo(i + 1);
			}
		});
		assertThat(count("q_nobody")).isZero();
	}

	private static int count(String key) throws Exception {
		List<Map<String, Integer>> windows = instance.json(
				"/actuator/windowedcounts?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8),
				"$.windows[*].counts");
		assertThat(windows).allSatisfy((window) -> assertThat(window).containsOnlyKeys(key));
		return windows.stream().mapToInt((window) -> window.get(key)).sum();
	}

	@Test
	void answerTheCountsOfAnEmptyKey() throws Exception {
		send(List.of(Records.input("", "x".getBytes(StandardCharsets.UTF_8))));
		StreamsInstanceUnderTest.await(() -> assertThat(count("")).isPositive());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a//b", "//a", "/a/", "/", "//", "/./a", "/a/..", "/a/../b", "/%2e%2e", "/a/%2e", "/a;b",
			"/a;x=y/b", "/%FF", "/a%C0%AFb", "/%zz", "/a%", "/a%5Cb/%2e%2e/c" })
	void refuseAPathThatCannotCarryItsKey(String path) throws Exception {
		RawAnswer answer = get("/actuator/windowedcounts" + path);
		assertThat(answer.status()).as(answer.body()).isBetween(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a//b", "/a/", "/a;b", "/a;x=y/b", "/a%2Fb/", "/a%5Cb//" })
	void pointToTheParameterThatCanCarryEveryKey(String path) throws Exception {
		RawAnswer answer = get("/actuator/windowedcounts" + path);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).contains("?key=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/windowedcounts?kye=a", "/actuator/windowedcounts?key=a&key=b",
			"/actuator/windowedcounts/a?key=b", "/actuator/windowedcounts?limit=1&limit=2",
			"/actuator/windowedcounts/a?path=b", "/actuator/topology?x=1", "/actuator/health/a%2Fb",
			"/actuator/health/a%5Cb", "/local-windows?from=0&to=1&limit=1&partitions=0,0&role=ACTIVE",
			"/local-windows?from=0&to=1&limit=1&partitions=0&partitions=0&role=ACTIVE",
			"/local-windows?from=0&to=1&limit=1&partitions=0,1,2,3,4,5,6&role=ACTIVE",
			"/local-windows?from=0&to=1&limit=1&partitions=-1&role=ACTIVE",
			"/local-windows?from=0&to=1&limit=1&partitions=6&role=ACTIVE",
			"/local-windows?from=-1&to=1&limit=1&partitions=0&role=ACTIVE",
			"/local-windows?from=2&to=1&limit=1&partitions=0&role=ACTIVE",
			"/local-windows?from=0&to=1&limit=0&partitions=0&role=ACTIVE",
			"/local-windows?from=0&to=1&limit=1&partitions=0&role=ACTIVE&x=y" })
	void refuseWhatWouldBeIgnoredOrMultiplyTheWork(String path) throws Exception {
		HttpResponse<String> answer = instance.get(path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/a%2Fb", "/actuator/health/a%5Cb" })
	void sayWhatAnotherEndpointDoesNotTakeInItsPath(String path) throws Exception {
		HttpResponse<String> answer = instance.get(path);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).isEqualTo(
				"{\"detail\":\"the path has an encoded slash\",\"instance\":\"%s\",\"status\":400,\"title\":\"Bad Request\"}"
					.formatted(path));
	}

	@Test
	void takeABoundedMemoryWhateverTheirCallersDo() throws Exception {
		byte[] large = "a".repeat(800_000).getBytes(StandardCharsets.UTF_8);
		send(IntStream.range(0, 24).mapToObj((i) -> {
			byte[] key = large.clone();
			key[0] = (byte) ('a' + i);
			return new ProducerRecord<byte[], byte[]>(Topics.INPUT, key, new byte[0]);
		}).toList());
		StreamsInstanceUnderTest.await(() -> assertThat(instance.get("/actuator/windowedcounts?limit=1000").body())
			.hasSizeGreaterThan(15_000_000));
		List<RawConnection> neverRead = new ArrayList<>();
		try {
			for (int i = 0; i < 40; i++) {
				RawConnection connection = connect();
				neverRead.add(connection);
				connection.send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
					.formatted((i % 2 == 0) ? "/actuator/windowedcounts?limit=1000"
							: "/local-windows?from=0&to=9000000000000&limit=1000&partitions=0,1,2,3,4,5&role=ACTIVE"));
			}
			StreamsInstanceUnderTest.await(() -> {
				HttpResponse<String> answer = instance.get("/actuator/windowedcounts?limit=1000");
				assertThat(answer.statusCode()).isEqualTo(503);
				assertThat(answer.headers().firstValue("retry-after")).isPresent();
			});
			assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			Awaitility.await()
				.during(Duration.ofSeconds(2))
				.until(QueriesIT::memory, (taken) -> taken > 10_000_000 && taken <= 64 * 1024 * 1024);
		}
		finally {
			for (RawConnection connection : neverRead) {
				connection.close();
			}
		}
		StreamsInstanceUnderTest.await(() -> assertThat(memory()).isZero());
		assertThat(instance.get("/actuator/windowedcounts?limit=1000").statusCode()).isEqualTo(200);
	}

	private static void send(List<ProducerRecord<byte[], byte[]>> records) {
		TestKafka.send(kafka.bootstrapServers(), records);
	}

	private static double memory() throws Exception {
		return instance.<Double>json("/actuator/metrics/suite.streams.query.memory", "$.measurements[0].value");
	}

	private static RawAnswer get(String path) throws Exception {
		try (RawConnection connection = connect()) {
			connection.send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
			return connection.read(false);
		}
	}

	private static RawConnection connect() throws IOException {
		return new RawConnection(Integer.parseInt(instance.port()), Duration.ofSeconds(30));
	}

}
