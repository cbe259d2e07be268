package suite.streams.lifecycle;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class StreamsSettingsTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8083", "streams-0.streams.suite.svc:8083", "10.0.0.7:80" })
	void takesAnAddress(String address) {
		assertThatNoException().isThrownBy(() -> settings(address, "1MB", "96MB"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "localhost:", "localhost:0", "http://localhost:8083", "my_host:8083",
			"localhost:808300" })
	void refusesWhatIsNoAddress(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(address, "1MB", "96MB"))
			.withMessageStartingWith("suite.streams.advertised-address must be host:port")
			.withMessageEndingWith("not " + address);
	}

	@Test
	void namesTheRangeOfASetting() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(null, "1B", "96MB"))
			.withMessage("suite.streams.max-record-size must be 1KB to 100MB, not 1B");
		assertThatIllegalArgumentException().isThrownBy(() -> settings(null, "1MB", "1MB"))
			.withMessage("suite.streams.rocksdb-memory must be 8MB to 64GB, not 1048576B");
	}

	private static StreamsSettings settings(String address, String maxRecordSize, String rocksdbMemory) {
		return new StreamsSettings(address, DataSize.parse(maxRecordSize), DataSize.parse(rocksdbMemory),
				DataSize.ofMegabytes(16), 5, Duration.ofMinutes(10), Duration.ofSeconds(30));
	}

}
