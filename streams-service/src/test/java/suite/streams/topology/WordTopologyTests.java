package suite.streams.topology;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import suite.message.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class WordTopologyTests extends TopologyTest {

	@Test
	void writesInUpperCaseWhatIsLongerThanFiveCharacters() {
		send("user_1", "hello");
		send("user_1", "hello!");
		send("user_2", "hello streams");
		assertThat(this.output.readKeyValuesToList()).containsExactly(KeyValue.pair("user_1", "HELLO!"),
				KeyValue.pair("user_2", "HELLO STREAMS"));
	}

	@Test
	void measuresTheValueInUpperCase() {
		send("user_1", "straße");
		send("user_1", "großn");
		send("user_1", "groß");
		assertThat(this.output.readValuesToList()).containsExactly("STRASSE", "GROSSN");
	}

	@Test
	void writesOtherAlphabetsInUpperCase() {
		send("ключ", "привет, мир");
		send("k", "ΐωάννης");
		send("k", "你好,世界你好");
		send("k", "ab😀😀");
		assertThat(this.output.readKeyValuesToList()).containsExactly(KeyValue.pair("ключ", "ПРИВЕТ, МИР"),
				KeyValue.pair("k", "ΐωάννης".toUpperCase(Locale.ROOT)), KeyValue.pair("k", "你好,世界你好"),
				KeyValue.pair("k", "AB😀😀"));
	}

	@Test
	void writesTheSameInEveryLocale() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			send("user_1", "title case");
			assertThat(this.output.readValue()).isEqualTo("TITLE CASE");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void countsTheInputBeforeItIsFiltered() {
		send("user_1", "short");
		send("user_1", "a longer one");
		send("user_1", "");
		send("user_2", "x");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 3L, "user_2@12:00", 1L));
	}

	@Test
	void countsARecordWithoutAValueAndWritesNone() {
		send("user_1", null);
		send("user_1", "hello streams");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 2L));
		assertThat(this.output.readValuesToList()).containsExactly("HELLO STREAMS");
	}

	@Test
	void writesARecordWithoutAKeyAndCountsNone() {
		send(null, "hello streams");
		assertThat(this.output.readKeyValuesToList()).containsExactly(KeyValue.pair(null, "HELLO STREAMS"));
		assertThat(counts()).isEmpty();
		assertThat(this.uncounted).containsExactly("NO_KEY 0");
	}

	@Test
	void countsAnEmptyKeyAsAKey() {
		send("", "hello streams");
		assertThat(counts()).isEqualTo(Map.of("@12:00", 1L));
	}

	@Test
	void startsTheNextWindowAtExactlyFiveMinutes() {
		send("user_1", "a", NOON.plus(Duration.ofMinutes(5)).minusMillis(1));
		send("user_1", "b", NOON.plus(Duration.ofMinutes(5)));
		send("user_1", "c", NOON.plus(Duration.ofMinutes(10)).minusMillis(1));
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 1L, "user_1@12:05", 2L));
	}

	@Test
	void countsARecordThatComesOutOfOrderInItsWindow() {
		send("user_1", "a", NOON);
		send("user_1", "b", NOON.plus(Duration.ofMinutes(7)));
		send("user_1", "c", NOON.plus(Duration.ofMinutes(1)));
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 2L, "user_1@12:05", 1L));
	}

	@Test
	void countsALateRecordFor24HoursFromTheStartOfItsWindow() {
		send("user_1", "a", NOON);
		send("user_2", "stream time", NOON.plus(Duration.ofHours(24)).minusMillis(1));
		send("user_1", "late", NOON.plusMillis(1));
		assertThat(counts()).containsEntry("user_1@12:00", 2L);
		assertThat(this.uncounted).isEmpty();
	}

	@Test
	void doesNotCountARecordThatComesLaterThanThatButWritesIt() {
		send("user_2", "stream time", NOON.plus(Duration.ofHours(24)));
		send("user_1", "too late", NOON.plusMillis(1));
		assertThat(counts()).containsOnlyKeys("user_2@12:00");
		assertThat(this.uncounted).containsExactly("LATE 1");
		assertThat(this.output.readValuesToList()).containsExactly("STREAM TIME", "TOO LATE");
	}

	@Test
	void passesHeadersAndTimestampsThrough() {
		RecordHeaders headers = new RecordHeaders();
		headers.add(Topics.RUN_ID_HEADER, bytes("run 1"));
		this.input.pipeInput(new TestRecord<>(bytes("user_1"), bytes("hello streams"), headers, NOON));
		TestRecord<String, String> written = this.output.readRecord();
		assertThat(written.headers()).isEqualTo(headers);
		assertThat(written.getRecordTime()).isEqualTo(NOON);
	}

}
