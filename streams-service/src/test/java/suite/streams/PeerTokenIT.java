package suite.streams;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.testing.http.Logins;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances that callers log in to ask each other with a token of their own.
 */
@KafkaIntegrationTest
class PeerTokenIT {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@TempDir
	private Path folder;

	private final String group = "peers-" + UUID.randomUUID();

	@Test
	void instancesShowEachOtherATokenThatIsReadAnew() throws Exception {
		Path tokens = Files.write(this.folder.resolve("tokens"),
				List.of(Logins.line("instances", "peer", "p"), Logins.line("somebody", "read", "r")));
		Path peer = Files.writeString(this.folder.resolve("peer"), "p\n");
		String[] settings = { "--suite.http.security.mode=tokens", "--suite.http.security.tokens=" + tokens.toUri(),
				"--suite.streams.peer-token=" + peer.toUri() };
		try (StreamsInstanceUnderTest one = start("one", settings);
				StreamsInstanceUnderTest other = start("other", settings)) {
			StreamsInstanceUnderTest.await(() -> {
				String counts = get(one, "/counts", "r").body();
				assertThat(JsonPath.<Boolean>read(counts, "$.complete")).as(counts).isTrue();
				assertThat(JsonPath.<List<String>>read(counts, "$.sources[*].instance"))
					.contains("localhost:" + one.port(), "localhost:" + other.port());
			});
			String local = "/local-windows?from=0&to=1&limit=1&partitions=0&role=ACTIVE";
			assertThat(get(other, local, "p").statusCode()).isEqualTo(200);
			assertThat(get(other, local, "r").statusCode()).isEqualTo(403);
			assertThat(get(other, "/counts", "p").statusCode()).isEqualTo(403);

			Files.writeString(peer, "wrong");
			StreamsInstanceUnderTest.await(() -> {
				String counts = get(one, "/counts", "r").body();
				assertThat(JsonPath.<List<String>>read(counts, "$.reasons").toString()).contains("HTTP status 401");
			});
			Files.writeString(peer, "not\r\na: token");
			StreamsInstanceUnderTest.await(() -> {
				String counts = get(one, "/counts", "r").body();
				assertThat(JsonPath.<List<String>>read(counts, "$.reasons").toString())
					.contains("suite.streams.peer-token holds no token");
			});
		}
	}

	private StreamsInstanceUnderTest start(String name, String... settings) {
		return StreamsInstanceUnderTest
			.start(TestKafka.bootstrapServers(), this.group, this.folder.resolve(name), settings)
			.awaitReady();
	}

	private static HttpResponse<String> get(StreamsInstanceUnderTest instance, String path, String token)
			throws Exception {
		return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + instance.port() + path))
			.header("Authorization", "Bearer " + token)
			.build(), BodyHandlers.ofString());
	}

}
