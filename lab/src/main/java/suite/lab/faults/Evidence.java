package suite.lab.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.common.IsolationLevel;
import tools.jackson.databind.JsonNode;

import suite.lab.ledger.Delivery;
import suite.lab.ledger.StoredIds;
import suite.lab.ledger.TopicLog;
import suite.message.Topics;

/**
 * What is known once everything has settled: nothing else is needed to judge.
 *
 * @param ledgers what was acknowledged
 * @param test {@code test-topic}
 * @param input {@code input-topic}
 * @param output {@code output-topic}, committed records only
 * @param processed what consumer-service processed
 * @param counts the windowed counts of each key, summed up over all windows
 * @param testDeadLetters records of {@code test-topic-dlt}
 * @param inputDeadLetters records of {@code input-topic-dlt}
 */
record Evidence(List<RunLedger> ledgers, Content test, Content input, Content output, Processed processed,
		Map<String, Long> counts, long testDeadLetters, long inputDeadLetters) {

	/**
	 * Reads all topics, what the witnesses have written, and the counts.
	 * @param suite the suite, which answers
	 * @param ledgers what was acknowledged
	 * @return what is known now
	 */
	static Evidence gather(SuiteUnderTest suite, List<RunLedger> ledgers) {
		return new Evidence(ledgers, content(suite, Topics.TEST), content(suite, Topics.INPUT),
				content(suite, Topics.OUTPUT), Processed.read(suite.records()), counts(suite),
				size(suite, Topics.TEST + Topics.DEAD_LETTER_SUFFIX),
				size(suite, Topics.INPUT + Topics.DEAD_LETTER_SUFFIX));
	}

	private static TopicLog log(SuiteUnderTest suite, String topic) {
		return new TopicLog(suite.bootstrapServers(), topic, IsolationLevel.READ_COMMITTED);
	}

	private static Content content(SuiteUnderTest suite, String topic) {
		Content content = new Content();
		log(suite, topic).read(content::add);
		return content;
	}

	private static long size(SuiteUnderTest suite, String topic) {
		AtomicLong records = new AtomicLong();
		log(suite, topic).read((record) -> records.incrementAndGet());
		return records.get();
	}

	private static Map<String, Long> counts(SuiteUnderTest suite) {
		Map<String, Long> counts = new TreeMap<>();
		JsonNode answer = suite.instance(SuiteUnderTest.STREAMS).client().get("/actuator/windowedcounts?limit=10000");
		for (JsonNode window : answer.path("windows")) {
			window.path("counts")
				.properties()
				.forEach((count) -> counts.merge(count.getKey(), count.getValue().asLong(), Long::sum));
		}
		return counts;
	}

	/**
	 * Judges.
	 * @return each check, also those that hold
	 */
	List<Check> checks() {
		List<Check> checks = new ArrayList<>();
		checks.add(stored());
		long missing = this.processed.missing(Topics.TEST, this.test)
				+ this.processed.missing(Topics.OUTPUT, this.output);
		checks.add(Check.that("consumer-service processed every message", missing == 0,
				"%,d messages of test-topic, %,d of output-topic, %,d not processed, %,d processed again",
				this.test.messages(), this.output.messages(), missing, this.processed.again()));
		checks.add(upperCased());
		checks.add(counted());
		checks.add(Check.that("the dead letters are the poison",
				this.testDeadLetters == this.test.poison() && this.inputDeadLetters == this.input.poison()
						&& this.output.poison() == 0,
				"%d of %d from test-topic, %d of %d from input-topic", this.testDeadLetters, this.test.poison(),
				this.inputDeadLetters, this.input.poison()));
		return checks;
	}

	private Check stored() {
		Delivery all = this.ledgers.stream()
			.map((ledger) -> Delivery.of(ledger.acked(),
					(ledger.topic().equals(Topics.TEST) ? this.test : this.input).run(ledger.run())))
			.reduce(Delivery.NONE, Delivery::plus);
		return delivered(all);
	}

	static Check delivered(Delivery all) {
		return Check.that("every acknowledged message is stored once, in order", all.exact() && all.acked() > 0,
				"%,d acknowledged, %,d lost, %,d twice, %,d out of order, %,d stored with unknown outcome", all.acked(),
				all.lost(), all.duplicates(), all.reordered(), all.unackedStored());
	}

	private Check upperCased() {
		long missing = 0;
		long surplus = 0;
		long wrong = 0;
		TreeSet<String> runs = new TreeSet<>(this.input.runs().keySet());
		runs.addAll(this.output.runs().keySet());
		for (String run : runs) {
			StoredIds in = this.input.run(run);
			StoredIds out = this.output.run(run);
			missing += Delivery.lost(in.ids(), out).cardinality();
			surplus += Delivery.lost(out.ids(), in).cardinality() + out.duplicates();
			wrong += out.reordered();
		}
		return Check.that("output-topic has each message of input-topic once, in order",
				missing == 0 && surplus == 0 && wrong == 0, "%,d of %,d, %,d missing, %,d too many, %,d out of order",
				this.output.messages(), this.input.messages(), missing, surplus, wrong);
	}

	private Check counted() {
		TreeSet<String> keys = new TreeSet<>(this.input.keys().keySet());
		keys.addAll(this.counts.keySet());
		List<String> different = keys.stream()
			.filter((key) -> !Objects.equals(this.input.keys().get(key), this.counts.get(key)))
			.toList();
		return Check.that("the windowed counts are those of input-topic", different.isEmpty(),
				"%,d counted, %,d in input-topic%s", this.counts.values().stream().mapToLong(Long::longValue).sum(),
				this.input.messages(), different.isEmpty() ? "" : ", different: " + different);
	}

}
