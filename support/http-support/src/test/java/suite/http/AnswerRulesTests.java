package suite.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.testing.http.AnswerRules;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rules that every answer in the tests of the services has to keep.
 */
class AnswerRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "larger than %d bytes", "%s is not a field", "no run null", "expected {}", "expected []",
			"java.lang.String", "suite.http.app.Thing@1b2c3d4e", "NullPointerException", "see read()",
			"at suite.http.Handlers.change(Handlers.java:60)" })
	void refuseTextsThatAreNotForPeople(String text) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> AnswerRules.requireGoodTexts("/things", "[{\"detail\":\"" + text + " here\"}]"));
	}

	@Test
	void allowWhatTheRequestSays() {
		AnswerRules.requireGoodTexts("/things/%25s?x=%7B%7D\nnull",
				"{\"title\":\"Bad Request\",\"detail\":\"%s, {}: expected nullable (suite.http.body), found null\"}");
	}

}
