package suite.streams.query;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks another instance for the counts it holds. Its answer may take a bounded time and
 * has a bounded size. Thread-safe.
 */
class PeerClient {

	// Characters of JSON for one count, beside its key.
	private static final int COUNT_SIZE = 100;

	// A control character of a key becomes six characters of JSON.
	private static final int MAX_ESCAPE = 6;

	private final HttpClient http;

	private final JsonMapper json;

	private final QuerySettings settings;

	PeerClient(QuerySettings settings) {
		this.settings = settings;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(settings.timeout())
			.build();
		this.json = JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder()
					.maxDocumentLength(
							(long) COUNT_SIZE * settings.maxLimit() + MAX_ESCAPE * settings.maxSize().toBytes())
					.build())
				.build())
			.build();
	}

	/**
	 * Asks one instance.
	 * @param address its {@code host:port}
	 * @throws IOException if it doesn't answer, or not with counts
	 * @throws InterruptedException if the caller no longer waits
	 */
	LocalCounts read(String address, WindowQuery query, Collection<Integer> partitions, Role role)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri(address, query, partitions, role))
			.timeout(this.settings.timeout())
			.build();
		HttpResponse<InputStream> response = this.http.send(request, HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = response.body()) {
			if (response.statusCode() != 200) {
				throw new IOException("HTTP status " + response.statusCode());
			}
			return this.json.readValue(body, LocalCounts.class);
		}
		catch (JacksonException ex) {
			throw new IOException("not the expected answer", ex);
		}
	}

	private static URI uri(String address, WindowQuery query, Collection<Integer> partitions, Role role) {
		UriComponentsBuilder uri = UriComponentsBuilder.fromUriString("http://" + address)
			.path(LocalWindowsController.PATH)
			.queryParam("from", query.from())
			.queryParam("to", query.to())
			.queryParam("limit", query.limit())
			.queryParam("role", role)
			.queryParam("partitions", partitions.stream().map(String::valueOf).collect(Collectors.joining(",")));
		if (query.key() == null) {
			return uri.build().toUri();
		}
		return uri.queryParam("key", "{key}").encode().buildAndExpand(query.key()).toUri();
	}

}
