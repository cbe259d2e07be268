package suite.streams.peer;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import suite.streams.lifecycle.StreamsInstance;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class AllowedPeersTests {

	@ParameterizedTest
	@CsvSource({ "streams-0.streams-service-instances:8083, *.streams-service-instances",
			"STREAMS-1.streams-service-instances:8083, *.Streams-Service-Instances", "10.1.2.3:8083, 10.0.0.0/8",
			"192.168.7.9:80, 192.168.7.9", "localhost:8083, localhost", "127.0.0.1:8083, localhost",
			"streams-7:8083, streams-*", "1.2.3.4:5, 0.0.0.0/0" })
	void areAskedWhereASettingAllowsIt(String address, String allowed) {
		assertThatNoException().isThrownBy(() -> peers(allowed).require(address));
	}

	@ParameterizedTest
	@CsvSource({ "evil:8083, *.streams-service-instances",
			"streams-0.evil.streams-service-instances:8083, *.streams-service-instances",
			"streams-0.streams-service-instances.evil:8083, *.streams-service-instances", "11.1.2.3:8083, 10.0.0.0/8",
			"10.evil:8083, 10.0.0.0/8", "nowhere.invalid:8083, localhost", "128.0.0.1:8083, localhost",
			"streams-service-instances:8083, *.streams-service-instances" })
	void areNotAskedElsewhere(String address, String allowed) {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> peers(allowed).require(address))
			.withMessage("it is not asked, as it is not in suite.streams.peers");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8083@evil:80", "evil/path:80", "localhost", "localhost:0", ":80", "[::1]:80",
			"localhost:8083 " })
	void areNotAskedAtWhatIsNoAddress(String address) {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> peers("localhost", "0.0.0.0/0", "*").require(address))
			.withMessage("it is not asked, its address is none");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "http://host", "host:8083", "a..b", "my_host", "10.0.0.0/33", "host/8", "300.0.0.0/8" })
	void areNamedByHostsPatternsOrRanges(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PeerSettings(List.of(text), null))
			.withMessageStartingWith("suite.streams.peers must be host names")
			.withMessageEndingWith("not " + text);
	}

	private static AllowedPeers peers(String... allowed) {
		return new AllowedPeers(new PeerSettings(List.of(allowed), null), new StreamsInstance());
	}

}
