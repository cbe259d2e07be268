package suite.streams.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.message.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class WordTopologyTest {

	@TempDir
	Path stateDirectory;

	private TopologyDriver topology;

	@BeforeEach
	void start() {
		this.topology = new TopologyDriver(this.stateDirectory);
	}

	@AfterEach
	void stop() {
		this.topology.close();
	}

	@Test
	void writesInUpperCaseWhatIsLongerThanFiveCharacters() {
		this.topology.send("user_1", "hello");
		this.topology.send("user_1", "hello!");
		this.topology.send("user_2", "hello streams");
		assertThat(this.topology.output().readKeyValuesToList()).containsExactly(KeyValue.pair("user_1", "HELLO!"),
				KeyValue.pair("user_2", "HELLO STREAMS"));
	}

	@Test
	void measuresTheValueInUpperCase() {
		this.topology.send("user_1", "straße");
		this.topology.send("user_1", "großn");
		this.topology.send("user_1", "groß");
		assertThat(this.topology.output().readValuesToList()).containsExactly("STRASSE", "GROSSN");
	}

	@Test
	void writesOtherAlphabetsInUpperCase() {
		this.topology.send("ключ", "привет, мир");
		this.topology.send("k", "ΐωάννης");
		this.topology.send("k", "你好,世界你好");
		this.topology.send("k", "ab😀😀");
		assertThat(this.topology.output().readKeyValuesToList()).containsExactly(KeyValue.pair("ключ", "ПРИВЕТ, МИР"),
				KeyValue.pair("k", "ΐωάννης".toUpperCase(Locale.ROOT)), KeyValue.pair("k", "你好,世界你好"),
				KeyValue.pair("k", "AB😀😀"));
	}

	@Test
	void writesTheSameInEveryLocale() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			this.topology.send("user_1", "title case");
			assertThat(this.topology.output().readValue()).isEqualTo("TITLE CASE");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void countsTheInputBeforeItIsFiltered() {
		this.topology.send("user_1", "short");
		this.topology.send("user_1", "a longer one");
		this.topology.send("user_1", "");
		this.topology.send("user_2", "x");
		assertThat(this.topology.counts()).isEqualTo(Map.of("user_1@12:00", 3L, "user_2@12:00", 1L));
	}

	@Test
	void countsARecordWithoutAValueAndWritesNone() {
		this.topology.send("user_1", null);
		this.topology.send("user_1", "hello streams");
		assertThat(this.topology.counts()).isEqualTo(Map.of("user_1@12:00", 2L));
		assertThat(this.topology.output().readValuesToList()).containsExactly("HELLO STREAMS");
	}

	@Test
	void writesARecordWithoutAKeyAndCountsNone() {
		this.topology.send(null, "hello streams");
		assertThat(this.topology.output().readKeyValuesToList()).containsExactly(KeyValue.pair(null, "HELLO STREAMS"));
		assertThat(this.topology.counts()).isEmpty();
	}

	@Test
	void countsAnEmptyKeyAsAKey() {
		this.topology.send("", "hello streams");
		assertThat(this.topology.counts()).isEqualTo(Map.of("@12:00", 1L));
	}

	@Test
	void startsTheNextWindowAtExactlyFiveMinutes() {
		this.topology.send("user_1", "a", TopologyDriver.NOON.plus(Duration.ofMinutes(5)).minusMillis(1));
		this.topology.send("user_1", "b", TopologyDriver.NOON.plus(Duration.ofMinutes(5)));
		this.topology.send("user_1", "c", TopologyDriver.NOON.plus(Duration.ofMinutes(10)).minusMillis(1));
		assertThat(this.topology.counts()).isEqualTo(Map.of("user_1@12:00", 1L, "user_1@12:05", 2L));
	}

	@Test
	void countsARecordThatComesOutOfOrderInItsWindow() {
		this.topology.send("user_1", "a", TopologyDriver.NOON);
		this.topology.send("user_1", "b", TopologyDriver.NOON.plus(Duration.ofMinutes(7)));
		this.topology.send("user_1", "c", TopologyDriver.NOON.plus(Duration.ofMinutes(1)));
		assertThat(this.topology.counts()).isEqualTo(Map.of("user_1@12:00", 2L, "user_1@12:05", 1L));
	}

	@Test
	void countsALateRecordFor24HoursFromTheStartOfItsWindow() {
		this.topology.send("user_1", "a", TopologyDriver.NOON);
		this.topology.send("user_2", "stream time", TopologyDriver.NOON.plus(Duration.ofHours(24)).minusMillis(1));
		this.topology.send("user_1", "late", TopologyDriver.NOON.plusMillis(1));
		assertThat(this.topology.counts()).containsEntry("user_1@12:00", 2L);
	}

	@Test
	void doesNotCountARecordThatComesLaterThanThatButWritesIt() {
		this.topology.send("user_2", "stream time", TopologyDriver.NOON.plus(Duration.ofHours(24)));
		this.topology.send("user_1", "too late", TopologyDriver.NOON.plusMillis(1));
		assertThat(this.topology.counts()).containsOnlyKeys("user_2@12:00");
		assertThat(this.topology.output().readValuesToList()).containsExactly("STREAM TIME", "TOO LATE");
	}

	@Test
	void passesHeadersAndTimestampsThrough() {
		RecordHeaders headers = new RecordHeaders();
		headers.add(Topics.RUN_ID_HEADER, TopologyDriver.bytes("run 1"));
		this.topology.input()
			.pipeInput(new TestRecord<>(TopologyDriver.bytes("user_1"), TopologyDriver.bytes("hello streams"), headers,
					TopologyDriver.NOON));
		TestRecord<String, String> written = this.topology.output().readRecord();
		assertThat(written.headers()).isEqualTo(headers);
		assertThat(written.getRecordTime()).isEqualTo(TopologyDriver.NOON);
	}

}
