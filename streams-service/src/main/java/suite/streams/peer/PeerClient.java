package suite.streams.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

import suite.streams.lifecycle.WindowSettings;
import suite.streams.query.Peers;
import suite.streams.store.LocalAnswer;
import suite.streams.store.NewestValues;
import suite.streams.store.QuerySettings;
import suite.streams.store.QueryWork;
import suite.streams.store.Role;
import suite.streams.store.WindowQuery;
import suite.streams.topology.WindowedAggregate;

/**
 * Asks another instance over HTTP for what it holds: only where {@link AllowedPeers}
 * allows it, which is also who is shown this one's token, for a bounded time, and not
 * more than an answer may take. Thread-safe.
 */
@Component
class PeerClient implements Peers {

	// Characters of JSON for one count, beside its key.
	private static final int COUNT_SIZE = 100;

	// A control character of a key becomes six characters of JSON.
	private static final int MAX_ESCAPE = 6;

	private static final int MAX_DEPTH = 10;

	/** RFC 6750. */
	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

	private final HttpClient http;

	private final JsonFactory json;

	private final WindowedAggregate<?> topology;

	private final AllowedPeers allowed;

	private final PeerSettings peers;

	private final long windowSize;

	private final QuerySettings settings;

	PeerClient(WindowedAggregate<?> topology, AllowedPeers allowed, PeerSettings peers, WindowSettings window,
			QuerySettings settings) {
		this.topology = topology;
		this.allowed = allowed;
		this.peers = peers;
		this.windowSize = window.size().toMillis();
		this.settings = settings;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(settings.timeout())
			.build();
		this.json = JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxDocumentLength((long) COUNT_SIZE * settings.maxLimit() + MAX_ESCAPE * settings.maxSize().toBytes())
				.maxStringLength((int) settings.maxSize().toBytes())
				.maxNestingDepth(MAX_DEPTH)
				.build())
			.build();
	}

	@Override
	public LocalAnswer ask(QueryWork work, String address, WindowQuery query, Collection<Integer> partitions, Role role)
			throws IOException, InterruptedException {
		this.allowed.require(address);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(address, query, partitions, role))
			.timeout(this.settings.timeout());
		if (this.peers.peerToken() != null) {
			request.header("Authorization", "Bearer " + token(this.peers.peerToken()));
		}
		HttpResponse<InputStream> response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
		NewestValues counts = new NewestValues(this.topology, work, query.limit(), this.settings.maxSize().toBytes());
		try (InputStream body = response.body();
				JsonParser parser = this.json.createParser(ObjectReadContext.empty(), body)) {
			if (response.statusCode() != 200) {
				throw new IOException("HTTP status " + response.statusCode());
			}
			return new PeerAnswerReader(parser, query, partitions, this.windowSize, counts).read();
		}
		catch (JacksonException ex) {
			counts.discard();
			throw new IOException("not the expected answer", ex);
		}
		catch (IOException ex) {
			counts.discard();
			throw ex;
		}
	}

	private static String token(Resource file) throws IOException {
		String token = file.getContentAsString(StandardCharsets.US_ASCII).strip();
		if (!TOKEN.matcher(token).matches()) {
			throw new IOException("suite.streams.peer-token holds no token");
		}
		return token;
	}

	private static URI uri(String address, WindowQuery query, Collection<Integer> partitions, Role role) {
		UriComponentsBuilder uri = UriComponentsBuilder.fromUriString("http://" + address)
			.path(PeerController.PATH)
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
