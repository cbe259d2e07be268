package suite.consumer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import suite.testing.http.AnswerRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service as it is started for real, on a free port, with the processing of the
 * tests.
 */
public final class ConsumerInstanceUnderTest implements AutoCloseable {

	public static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ServletWebServerApplicationContext context;

	private ConsumerInstanceUnderTest(ServletWebServerApplicationContext context) {
		this.context = context;
	}

	public static ConsumerInstanceUnderTest start(String bootstrapServers, String group, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0",
				"--spring.kafka.bootstrap-servers=" + bootstrapServers, "--spring.kafka.consumer.group-id=" + group,
				"--suite.topics.partitions=2", "--spring.jmx.enabled=false"));
		arguments.addAll(List.of(more));
		return new ConsumerInstanceUnderTest(
				(ServletWebServerApplicationContext) new SpringApplicationBuilder(TestApplication.class)
					.run(arguments.toArray(String[]::new)));
	}

	public ConsumerInstanceUnderTest awaitReady() {
		ConsumerIntegrationTest.await().until(() -> status("/actuator/health/readiness") == 200);
		return this;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public ScriptedProcessor processor() {
		return bean(ScriptedProcessor.class);
	}

	public HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.context.getWebServer().getPort() + path));
	}

	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(path, request(path));
	}

	public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
		return send(path, request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	private static HttpResponse<String> send(String path, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
		AnswerRules.requireGoodTexts(path, answer.body());
		return answer;
	}

	public int status(String path) throws IOException, InterruptedException {
		return get(path).statusCode();
	}

	public JsonNode json(String path) throws IOException, InterruptedException {
		return JsonMapper.shared().readTree(get(path).body());
	}

	@Override
	public void close() {
		this.context.close();
	}

}
