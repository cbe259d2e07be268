package suite.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;

import suite.http.events.EventStreams;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventStreamsTests extends HttpTest {

	/** The end of a chunk, and the last chunk of an answer. */
	private static final String END = "\n\n\r\n0\r\n\r\n";

	@Autowired
	private EventStreams streams;

	private final List<RawConnection> clients = new ArrayList<>();

	@BeforeEach
	void begin() {
		this.handlers.end = new CountDownLatch(1);
		this.streams.start();
	}

	@AfterEach
	void allPlacesAreGivenBack() throws IOException {
		this.handlers.end.countDown();
		for (RawConnection client : this.clients) {
			client.close();
		}
		await().atMost(TIMEOUT).until(() -> this.streams.count() == 0 && this.places.free() == 2);
	}

	@Test
	void headGetsTheHeadersAndTakesNothing() throws IOException {
		int before = this.handlers.opened.get();
		RawAnswer answer = send(this.port, "HEAD", "/stream");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
		assertThat(answer.header("cache-control")).isEqualTo("no-store");
		assertThat(send(this.port, "OPTIONS", "/stream").header("allow")).contains("GET");
		assertThat(send(this.port, "HEAD", "/stream", "Accept: application/json").status()).isEqualTo(406);
		assertThat(this.handlers.opened).hasValue(before);
	}

	@Test
	void aCallersStreamEndsInTimeAndOneOfThisMachineStays() throws IOException {
		RawConnection local = open(this.port, "GET", "/stream/quiet");
		this.clients.add(local);
		local.read(true);
		RawConnection alice = open(this.port, "GET", "/stream/quiet?caller=alice");
		this.clients.add(alice);
		alice.read(true);
		readTo(alice, END);
		readTo(local, "nothing new");
		assertThat(this.streams.count()).isEqualTo(1);
	}

	@Test
	void oneCallerLeavesStreamsToOthers() throws IOException {
		RawConnection alice = open(this.port, "GET", "/stream/quiet?caller=alice");
		this.clients.add(alice);
		assertThat(alice.read(true).status()).isEqualTo(200);
		assertProblem(get("/stream/quiet?caller=alice"), 429,
				"1 event streams are open for this caller, which is its share of 3 (suite.callers.share)");
		RawConnection bob = open(this.port, "GET", "/stream/quiet?caller=bob");
		this.clients.add(bob);
		assertThat(bob.read(true).status()).isEqualTo(200);
	}

	@Test
	void nobodyOnTheWayKeepsTheEventsBack() throws IOException {
		try (RawConnection connection = open(this.port, "GET", "/stream")) {
			RawAnswer answer = connection.read(true);
			assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
			assertThat(answer.header("cache-control")).isEqualTo("no-store");
			assertThat(answer.header("x-accel-buffering")).isEqualTo("no");
			readTo(connection, "first");
		}
		this.handlers.end.countDown();
		await().until(() -> this.places.free() == 2);
	}

	@Test
	void sendsCommentsAndEventsInTheFormOfServerSentEvents() throws IOException {
		RawConnection client = watch("/stream");
		readTo(client, ":first\n\n");
		this.handlers.end.countDown();
		readTo(client, "id:1\nevent:second\ndata:{\"count\":2}\n\n");
		readTo(client, "event:much\ndata:xxx");
	}

	@Test
	void oneMoreThanMayBeOpenIsRefused() throws IOException {
		for (int i = 0; i < 3; i++) {
			watch("/stream/quiet");
		}
		RawAnswer refused = get("/stream/quiet");
		assertProblem(refused, 503, "3 event streams are open, which is the most (test.streams)");
		assertThat(refused.header("retry-after")).isEqualTo("5");
		assertThat(this.streams.count()).isEqualTo(3);
	}

	@Test
	void theOldestMakesRoomOnceItHadItsShare() throws IOException {
		RawConnection oldest = watch("/stream/quiet");
		watch("/stream/quiet");
		watch("/stream/quiet");
		await().atMost(TIMEOUT).until(() -> {
			RawConnection another = open(this.port, "GET", "/stream/quiet");
			this.clients.add(another);
			return another.read(true).status() == 200;
		});
		assertThat(this.streams.count()).isEqualTo(3);
		assertThat(lastBytes(oldest)).isEqualTo(END);
	}

	@Test
	void aClientThatHasGoneGivesItsPlaceBackThoughThereIsNothingToSend() throws IOException {
		RawConnection client = watch("/stream/quiet");
		readTo(client, ":nothing new\n\n");
		assertThat(this.streams.count()).isEqualTo(1);
		client.close();
		await().atMost(TIMEOUT).until(() -> this.streams.count() == 0);
	}

	@Test
	void aClientThatNeverReadsGivesItsPlaceBack() throws IOException {
		watch("/stream/busy");
		watch("/stream/busy");
		assertThat(this.streams.count()).isEqualTo(2);
		await().atMost(TIMEOUT).until(() -> this.streams.count() == 0);
	}

	@Test
	void allEndBehindAWholeEventWhenTheServiceStops() throws IOException {
		for (int i = 0; i < 10; i++) {
			List<RawConnection> stopped = List.of(watch("/stream/busy"), watch("/stream/busy"), watch("/stream/quiet"));
			for (int read = 0; read < 100_000; read++) {
				stopped.get(0).readByte();
			}
			this.streams.stop();
			assertProblem(get("/stream/quiet"), 503, "the service is stopping");
			for (RawConnection client : stopped) {
				assertThat(lastBytes(client)).isEqualTo(END);
			}
			assertThat(this.streams.count()).isZero();
			this.streams.start();
		}
	}

	@Test
	void aSenderThatFailsEndsItsStream() throws IOException {
		this.handlers.end.countDown();
		assertProblem(get("/stream/failing?events=0"), 500, "unexpected failure; the service's log says more");
		this.handlers.end = new CountDownLatch(1);
		RawConnection client = watch("/stream/failing?events=2");
		readTo(client, "\"count\":1}\n\n");
		this.handlers.end.countDown();
		assertThat(lastBytes(client)).as("must not look like the end of the events").doesNotEndWith("0\r\n\r\n");
	}

	/** Opens a stream that is read, if at all, behind its headers. */
	private RawConnection watch(String path) throws IOException {
		RawConnection client = open(this.port, "GET", path);
		this.clients.add(client);
		assertThat(client.read(true).status()).isEqualTo(200);
		return client;
	}

	/** Reads to the end of the answer. */
	private static String lastBytes(RawConnection client) throws IOException {
		StringBuilder last = new StringBuilder();
		while (!last.toString().equals(END)) {
			int next = client.readByte();
			if (next < 0) {
				return last.toString();
			}
			last.append((char) next);
			last.delete(0, Math.max(0, last.length() - END.length()));
		}
		return END;
	}

}
