package suite.streams.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

import suite.streams.store.LocalAnswer;
import suite.streams.store.MeanTopology.Mean;
import suite.streams.store.MeanTopology;
import suite.streams.store.NewestValues;
import suite.streams.store.QueryMemory;
import suite.streams.store.QueryWork;
import suite.streams.store.WindowKey;
import suite.streams.store.WindowQuery;
import suite.streams.topology.WindowedAggregate;
import suite.streams.topology.WordTopology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeerAnswerReaderTests {

	private static final WordTopology TOPOLOGY = new WordTopology();

	private static final int WINDOW = 300_000;

	private final QueryWork work = new QueryWork(new QueryMemory(1_000_000), Duration.ofMinutes(1));

	private final JsonMapper json = new JsonMapper();

	@Test
	void isReadAsAnotherInstanceWritesIt() throws IOException {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 10, 10_000);
		counts.add(new WindowKey(WINDOW, "b"), 3L);
		counts.add(new WindowKey(0, "a"), 2L);
		counts.add(new WindowKey(0, "z"), 1L);
		counts.cutBefore(new WindowKey(0, "z"));
		PeerAnswer answer = PeerAnswer.of(new LocalAnswer(List.of(1, 2), 7L, List.of(3), "restoring", counts));
		LocalAnswer read = read(this.json.writeValueAsString(answer), null);
		assertThat(read.served()).containsExactly(1, 2);
		assertThat(read.restoring()).containsExactly(3);
		assertThat(read.offsetLag()).isEqualTo(7);
		assertThat(read.restoreProgress()).isEqualTo("restoring");
		assertThat(read.counts().windows()).isEqualTo(Map.of((long) WINDOW, Map.of("b", 3L), 0L, Map.of("a", 2L)));
		assertThat(read.counts().cut()).isEqualTo(new WindowKey(0, "z"));
	}

	@Test
	void isReadWithTheValuesOfAnotherTopology() throws IOException {
		NewestValues means = new NewestValues(new MeanTopology(), this.work, 10, 10_000);
		means.add(new WindowKey(0, "a"), new Mean(9, 2));
		PeerAnswer answer = PeerAnswer.of(new LocalAnswer(List.of(1), 0L, List.of(), null, means));
		String json = this.json.writeValueAsString(answer);
		assertThat(json).contains("\"count\":\"9/2\"");
		assertThat(read(new MeanTopology(), json, null).counts().windows())
			.isEqualTo(Map.of(0L, Map.of("a", new Mean(9, 2))));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> read(new MeanTopology(), json.replace("9/2", "4.5"), null))
			.withMessage("its answer is not believed, its count is 4.5");
	}

	@Test
	void mayLeaveOutWhatItDoesNotKnow() throws IOException {
		LocalAnswer read = read("{\"served\":[],\"restoring\":[2],\"counts\":[],\"new\":{\"in\":[1]}}", null);
		assertThat(read.offsetLag()).isNull();
		assertThat(read.restoring()).containsExactly(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[]                                                                     | not a JSON object
			{"counts":[]}                                                          | does not say which partitions
			{"served":[4]}                                                         | served has partition 4
			{"served":[-1]}                                                        | served is -1
			{"served":[1,1]}                                                       | served has partition 1 twice
			{"served":[1.5]}                                                       | served is not an integer
			{"served":[4294967297]}                                                | served has partition
			{"served":[],"restoring":[9]}                                          | restoring has partition 9
			{"served":[1],"offsetLag":-1}                                          | offsetLag is -1
			{"served":[1],"offsetLag":99999999999999999999}                        | offsetLag is not an integer
			{"served":[],"counts":[{"start":0,"key":"a","count":1}]}               | counts of no partition
			{"served":[1],"counts":[{"start":1,"key":"a","count":1}]}              | has a window
			{"served":[1],"counts":[{"start":900000,"key":"a","count":1}]}         | has a window
			{"served":[1],"counts":[{"key":"a","count":1}]}                        | has a window
			{"served":[1],"counts":[{"start":0,"key":"b","count":1}]}              | has a key that was not asked for
			{"served":[1],"counts":[{"start":0,"count":1}]}                        | has a key that was not asked for
			{"served":[1],"counts":[{"start":0,"key":"a","count":0}]}              | count is 0
			{"served":[1],"counts":[{"start":0,"key":"a","count":-5}]}             | count is -5
			{"served":[1],"counts":[{"start":0,"key":"a","count":9000000000000000000}]} | count is 9
			{"served":[1],"counts":[{"start":0,"key":"a"}]}                        | has a key without a count
			{"served":[1],"counts":[[]]}                                           | something else where a count
			{"served":[1],"cut":{"start":7,"key":"a"}}                             | has a window
			""")
	void isNotBelievedWhereItIsNotAnAnswerToTheQuestion(String answer, String problem) {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(answer, "a"))
			.withMessageContaining("is not believed")
			.withMessageContaining(problem);
	}

	@Test
	void isNotBelievedWithMoreCountsThanWereAskedFor() {
		String count = "{\"start\":0,\"key\":\"a\",\"count\":1}";
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> read("{\"served\":[1],\"counts\":[%s]}".formatted((count + ",").repeat(10) + count), "a"))
			.withMessageContaining("has more counts than were asked for");
	}

	private LocalAnswer read(String answer, String key) throws IOException {
		return read(TOPOLOGY, answer, key);
	}

	private LocalAnswer read(WindowedAggregate<?> topology, String answer, String key) throws IOException {
		try (JsonParser parser = this.json.createParser(answer)) {
			return new PeerAnswerReader(parser, new WindowQuery(0, 2 * WINDOW, 10, key), List.of(1, 2, 3), WINDOW,
					new NewestValues(topology, this.work, 10, 10_000))
				.read();
		}
	}

}
