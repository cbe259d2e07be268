package suite.producer.run;

import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;

import suite.failure.RequestException;
import suite.producer.send.Acks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RunRequestTests {

	private static final RunSettings SETTINGS = new RunSettings(1_000_000, 4, 20, 32, Duration.ofMinutes(1),
			Duration.ofHours(6), DataSize.ofMegabytes(24));

	private static RunPlan plan(String json) {
		return JsonMapper.shared().readValue(json, RunRequest.class).plan(SETTINGS);
	}

	@Test
	void theDefaultsAreTheProducerOfTheCase() {
		assertThat(RunRequest.ofCase().plan(SETTINGS))
			.isEqualTo(new RunPlan(100, 100_000_000, 10, "test-topic", Acks.ALL))
			.isEqualTo(plan("{}"));
	}

	@Test
	void aRateIsAnIntervalToo() {
		assertThat(plan("{\"rate\":1000}").intervalNanos()).isEqualTo(1_000_000);
		assertThat(plan("{\"rate\":0.5}").intervalNanos()).isEqualTo(2e9);
	}

	@Test
	void anIntervalOfZeroIsFlatOut() {
		assertThat(plan("{\"interval\":\"0ms\"}").flatOut()).isTrue();
		assertThat(plan("{\"interval\":\"PT0.001S\"}").flatOut()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					{"count":0}                        | count: expected 1 to 1000000, found 0
					{"count":-1}                       | count: expected 1 to 1000000, found -1
					{"count":1000001}                  | count: expected 1 to 1000000, found 1000001
					{"users":0}                        | users: expected 1 to 2147483647, found 0
					{"interval":"-1ms"}                | interval: expected a duration from 0ms to 1h such as 100ms, found -1ms
					{"interval":"2h"}                  | interval: expected a duration from 0ms to 1h such as 100ms, found 2h
					{"interval":"soon"}                | interval: expected a duration from 0ms to 1h such as 100ms, found soon
					{"interval":"9223372036854775807d"} | interval: expected a duration from 0ms to 1h such as 100ms, found 9223372036854775807d
					{"rate":0}                         | rate: expected messages per second above 0 up to 10000000, found 0.0
					{"rate":5,"interval":"1ms"}        | interval and rate: expected one of them, found both
					{"count":6001,"interval":"1h"}     | count and interval: expected a run of 6h at most, found one of 250d1h
					{"count":1000000,"rate":10}        | count and interval: expected a run of 6h at most, found one of 1d3h46m40s
					{"topic":"output-topic"}           | topic: expected test-topic or input-topic, found output-topic
					{"acks":"2"}                       | acks: expected all, 1 or 0, found 2
					""")
	void namesTheFieldThatIsWrong(String json, String detail) {
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> plan(json)).withMessage(detail);
	}

	@Test
	void digitsAreTheSameInEveryLanguage() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		try {
			namesTheFieldThatIsWrong("{\"count\":0}", "count: expected 1 to 1000000, found 0");
			namesTheFieldThatIsWrong("{\"rate\":0}",
					"rate: expected messages per second above 0 up to 10000000, found 0.0");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
