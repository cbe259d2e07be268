package suite.streams.store;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import suite.failure.RequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WindowQueryTests {

	private static final QuerySettings SETTINGS = new QuerySettings(10, 100, DataSize.ofMegabytes(1),
			DataSize.ofMegabytes(2), Duration.ofSeconds(1), 4);

	@Test
	void asksForEverythingUpToTheDefaultLimitByItself() {
		assertThat(WindowQuery.parse(null, null, null, null, SETTINGS))
			.isEqualTo(new WindowQuery(0, Long.MAX_VALUE, 10, null));
	}

	@Test
	void takesInstantsAndALimit() {
		long noon = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
		assertThat(WindowQuery.parse("2026-01-31T12:00:00Z", "2026-01-31T13:00:00+01:00", "100", "user_1", SETTINGS))
			.isEqualTo(new WindowQuery(noon, noon, 100, "user_1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "yesterday", "1700000000", "2026-01-31", "2026-13-01T00:00:00Z",
			"1969-12-31T23:59:59Z", "+1000000000-12-31T23:59:59Z" })
	void refusesWhatIsNoInstant(String text) {
		assertThatExceptionOfType(RequestException.class)
			.isThrownBy(() -> WindowQuery.parse(text, null, null, null, SETTINGS))
			.withMessageContaining("from must be an ISO-8601 instant")
			.withMessageContaining("'" + text + "'");
		assertThatExceptionOfType(RequestException.class)
			.isThrownBy(() -> WindowQuery.parse(null, text, null, null, SETTINGS))
			.withMessageContaining("to must be an ISO-8601 instant");
	}

	@Test
	void refusesFromAfterTo() {
		assertThatExceptionOfType(RequestException.class)
			.isThrownBy(() -> WindowQuery.parse("2026-01-31T12:00:01Z", "2026-01-31T12:00:00Z", null, null, SETTINGS))
			.withMessageContaining("from must not be after to");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-1", "101", "ten", "1.5", "99999999999" })
	void refusesAWrongLimit(String limit) {
		assertThatExceptionOfType(RequestException.class)
			.isThrownBy(() -> WindowQuery.parse(null, null, limit, null, SETTINGS))
			.withMessage("limit must be 1 to 100, not '" + limit + "'");
	}

	@Test
	void settingsNameTheirRange() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new QuerySettings(101, 100, DataSize.ofMegabytes(1), DataSize.ofMegabytes(2),
					Duration.ofSeconds(1), 4))
			.withMessage("suite.streams.query.default-limit must be 1 to max-limit, not 101");
	}

	@Test
	void thereIsMemoryForTheLargestAnswer() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new QuerySettings(10, 100, DataSize.ofMegabytes(2), DataSize.ofMegabytes(3),
					Duration.ofSeconds(1), 4))
			.withMessage("suite.streams.query.memory must be twice max-size to 4GB, not 3145728B");
	}

}
