package suite.streams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

import suite.testing.http.AnswerRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service as it is started for real, on a free port and with a state directory of its
 * own.
 */
final class StreamsInstanceUnderTest implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(90);

	private static final HttpClient http = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private StreamsInstanceUnderTest(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static StreamsInstanceUnderTest start(String bootstrapServers, String applicationId, Path stateDirectory,
			String... more) {
		return start(List.of(), bootstrapServers, applicationId, stateDirectory, more);
	}

	/**
	 * Starts the service with more beans than it has.
	 */
	static StreamsInstanceUnderTest start(List<Class<?>> beans, String bootstrapServers, String applicationId,
			Path stateDirectory, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--spring.kafka.bootstrap-servers=" + bootstrapServers,
				"--spring.kafka.streams.application-id=" + applicationId,
				"--spring.kafka.streams.client-id=" + stateDirectory.getFileName(),
				"--spring.kafka.streams.state-dir=" + stateDirectory, "--spring.jmx.enabled=false"));
		arguments.addAll(List.of(more));
		if (arguments.stream().noneMatch((argument) -> argument.startsWith("--server.port="))) {
			arguments.add("--server.port=0");
		}
		SpringApplication application = new SpringApplication(StreamsServiceApplication.class);
		application.addPrimarySources(beans);
		return new StreamsInstanceUnderTest(application.run(arguments.toArray(String[]::new)));
	}

	StreamsInstanceUnderTest awaitReady() {
		await(() -> assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200));
		return this;
	}

	static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(200)).untilAsserted(assertion);
	}

	String port() {
		return this.context.getEnvironment().getProperty("local.server.port");
	}

	/**
	 * The distinct values of one of Kafka Streams' own metrics.
	 */
	Set<Object> metric(String group, String name) {
		return this.context.getBean(StreamsBuilderFactoryBean.class)
			.getKafkaStreams()
			.metrics()
			.entrySet()
			.stream()
			.filter((metric) -> metric.getKey().group().equals(group) && metric.getKey().name().equals(name))
			.map((metric) -> metric.getValue().metricValue())
			.collect(Collectors.toSet());
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(path, HttpRequest.newBuilder());
	}

	HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
		return send(path,
				HttpRequest.newBuilder()
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	private HttpResponse<String> send(String path, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		HttpResponse<String> answer = http.send(request.uri(URI.create("http://localhost:" + port() + path)).build(),
				HttpResponse.BodyHandlers.ofString());
		AnswerRules.requireGoodTexts(path, answer.body());
		return answer;
	}

	<T> T json(String path, String jsonPath) throws IOException, InterruptedException {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonPath.read(response.body(), jsonPath);
	}

	/**
	 * The counts that belong to keys with a prefix, over all windows.
	 */
	Map<String, Integer> counts(String prefix) throws IOException, InterruptedException {
		List<Map<String, Integer>> windows = json("/actuator/windowedcounts", "$.windows[*].counts");
		Map<String, Integer> counts = new HashMap<>();
		windows.forEach((window) -> window.forEach((key, count) -> {
			if (key.startsWith(prefix)) {
				counts.merge(key, count, Integer::sum);
			}
		}));
		return counts;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
