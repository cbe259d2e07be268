package suite.streams.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import suite.failure.RequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyInPathTests {

	@ParameterizedTest
	@CsvSource({ "user_1, user_1", "a/b, a/b", "a%20b, 'a b'", "a+b, a+b", "100%25, 100%", "%25FF, %FF", "a%2Fb, a/b",
			"%E4%BD%A0, 你", "%EF%BF%BD, \uFFFD", "a.b/..c, a.b/..c", "%3B, ;" })
	void isReadAsItWasWritten(String path, String key) {
		assertThat(KeyInPath.of(path)).isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a//b", "/a", "a/", "/", "//", ".", "a/./b", "a/../b", "..", "%2e", "a/%2E%2e/b", "a;b",
			"a;x=y/b", "%FF", "a%C0%AFb", "%ED%A0%80", "%zz", "%2", "%" })
	void isRefusedWhereAPathCannotCarryIt(String path) {
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> KeyInPath.of(path))
			.withMessageContaining("?key=");
	}

	@Test
	void isRefusedWhereThereIsNone() {
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> KeyInPath.of(""));
	}

}
