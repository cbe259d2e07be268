package suite.http.security.browser;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostNamesTests {

	private final HostNames names = new HostNames(List.of("localhost", "Example.com", "*.example.org"));

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "example.com", "a.example.org", "a.B.Example.org", "127.0.0.1",
			"10.1.2.3", "[::1]", "[fe80::1]" })
	void allowsItsNamesAndAddresses(String host) {
		assertThat(this.names.allow(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "evil.com", "a.example.com", "example.org", "badexample.org", "localhost.evil.com",
			"127.0.0.1.evil.com", "1.2.3", "127.0.0.1.", "0x7f.0.0.1" })
	void allowsNoOthers(String host) {
		assertThat(this.names.allow(host)).isFalse();
	}

}
