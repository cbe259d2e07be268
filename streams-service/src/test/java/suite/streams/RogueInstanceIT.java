package suite.streams;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.log.LoggedContents;
import suite.streams.deadletter.DeadLetters;
import suite.streams.deadletter.MalformedRecordHandler;
import suite.streams.deadletter.OversizeRecordHandler;
import suite.streams.limits.Limit;
import suite.streams.limits.RecordLimits;
import suite.streams.topology.WordTopology;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A member of the group that is none of this service: it takes part in the work and tells
 * an address of its own.
 */
@KafkaIntegrationTest
class RogueInstanceIT {

	private static final Limit LIMIT = new Limit(900_000, "");

	private static final List<String> INVENTED = List.of(
			"{\"served\":[0,1,2,3,4,5],\"counts\":[{\"start\":0,\"key\":\"invented\",\"count\":1000000}]}",
			"{\"served\":[PARTITIONS],\"counts\":[{\"start\":17,\"key\":\"invented\",\"count\":1000000}]}",
			"{\"served\":[PARTITIONS],\"counts\":[{\"start\":0,\"key\":\"invented\",\"count\":-1000000}]}",
			"{\"served\":[PARTITIONS],\"counts\":[{\"start\":0,\"key\":\"invented\"");

	@TempDir
	Path directory;

	/** Of each test's own: a rogue does not leave its group. */
	private final String group = "rogue-" + UUID.randomUUID();

	@Test
	void isNotEvenAskedElsewhere() {
		try (StreamsInstanceUnderTest instance = start(); KafkaStreams rogue = join("rogue.invalid:80")) {
			StreamsInstanceUnderTest.await(() -> {
				Map<String, Object> answer = instance.json("/actuator/windowedcounts", "$");
				assertThat(answer).containsEntry("complete", false);
				assertThat(answer.get("reasons").toString())
					.contains("rogue.invalid:80 does not answer: it is not asked, as it is not in suite.streams.peers")
					.contains("come from the copy on localhost:" + instance.port());
			});
			assertThat(rogue.state().isRunningOrRebalancing()).isTrue();
		}
	}

	@Test
	void isNotBelievedWhatWasNotAskedFor() throws Exception {
		AtomicReference<String> invented = new AtomicReference<>("");
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/local-windows", (exchange) -> {
			String query = exchange.getRequestURI().getQuery();
			String partitions = query.substring(query.indexOf("partitions=") + "partitions=".length());
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(invented.get().replace("PARTITIONS", partitions).getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				// Who asked has heard enough.
			}
		});
		server.start();
		try (StreamsInstanceUnderTest instance = start();
				KafkaStreams rogue = join("localhost:" + server.getAddress().getPort())) {
			for (String answer : INVENTED) {
				invented.set(answer);
				StreamsInstanceUnderTest.await(() -> {
					Map<String, Object> counts = instance.json("/actuator/windowedcounts", "$");
					assertThat(counts).as(answer).containsEntry("complete", false);
					assertThat(counts.get("reasons").toString()).as(answer)
						.containsAnyOf("its answer is not believed", "not the expected answer");
					assertThat(counts.get("windows").toString()).as(answer).doesNotContain("invented");
				});
			}
			assertThat(rogue.state().isRunningOrRebalancing()).isTrue();
		}
		finally {
			server.stop(0);
		}
	}

	private StreamsInstanceUnderTest start() {
		return StreamsInstanceUnderTest
			.start(TestKafka.bootstrapServers(), this.group, this.directory.resolve("honest"))
			.awaitReady();
	}

	private KafkaStreams join(String address) {
		RecordLimits limits = new RecordLimits(LIMIT.bytes(), LIMIT, LIMIT, LIMIT);
		StreamsBuilder builder = new StreamsBuilder();
		new WordTopology().addTo(builder,
				TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), Duration.ofMinutes(23 * 60 + 55)), () -> limits,
				(reason, partition, offset) -> {
				});
		Properties config = new Properties();
		config.putAll(Map.of(StreamsConfig.APPLICATION_ID_CONFIG, this.group, StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
				TestKafka.bootstrapServers(), StreamsConfig.APPLICATION_SERVER_CONFIG, address,
				StreamsConfig.STATE_DIR_CONFIG, this.directory.resolve("rogue").toString(),
				StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, MalformedRecordHandler.class,
				StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, OversizeRecordHandler.class,
				DeadLetters.CONFIG,
				new DeadLetters(new SimpleMeterRegistry(), () -> limits, new LoggedContents(true))));
		KafkaStreams rogue = new KafkaStreams(builder.build(), config);
		rogue.start();
		return rogue;
	}

}
