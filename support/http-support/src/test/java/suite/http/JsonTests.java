package suite.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import suite.testing.http.RawAnswer;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTests extends HttpTest {

	private RawAnswer post(String json) throws IOException {
		return post(json.getBytes(StandardCharsets.UTF_8));
	}

	private RawAnswer post(byte[] json) throws IOException {
		return post(this.port, "/things", "application/json", json);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "", " {\"count\":1,\"offset\":2,\"name\":\"ß\",\"rate\":3} ",
			"{\"rate\":0.5,\"done\":true,\"kind\":\"ONE\",\"numbers\":[1,2],\"inner\":{\"name\":\"\"},\"name\":null}" })
	void whatIsMeantIsTaken(String json) throws IOException {
		assertThat(post(json).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"cnt":1}                    | cnt is not a field; expected count, done, inner, kind, name, numbers, offset, rate
					{"inner":{"x":1}}            | inner.x is not a field; expected count, done, inner, kind, name, numbers, offset, rate
					{"count":2147483648}         | count: expected an integer from -2147483648 to 2147483647
					{"count":99999999999999999999} | count: expected an integer from -2147483648 to 2147483647
					{"count":1.0}                | count: expected an integer from -2147483648 to 2147483647
					{"count":1e2}                | count: expected an integer from -2147483648 to 2147483647
					{"count":"1"}                | count: expected an integer from -2147483648 to 2147483647
					{"count":true}               | count: expected an integer from -2147483648 to 2147483647
					{"count":""}                 | count: expected an integer from -2147483648 to 2147483647
					{"inner":{"count":{}}}       | inner.count: expected an integer from -2147483648 to 2147483647
					{"offset":9223372036854775808} | offset: expected an integer from -9223372036854775808 to 9223372036854775807
					{"offset":2.7}               | offset: expected an integer from -9223372036854775808 to 9223372036854775807
					{"numbers":[1,0.9]}          | numbers[1]: expected an integer from -2147483648 to 2147483647
					{"numbers":1}                | numbers: expected an array
					{"rate":"1"}                 | rate: expected a number
					{"name":1}                   | name: expected a string
					{"name":false}               | name: expected a string
					{"name":[]}                  | name: expected a string
					{"done":"true"}              | done: expected true or false
					{"done":1}                   | done: expected true or false
					{"kind":"TWO"}               | kind: expected one of [ONE, OTHER]
					{"kind":0}                   | kind: expected one of [ONE, OTHER]
					{"inner":""}                 | inner: expected an object
					{"inner":[]}                 | inner: expected an object
					[]                           | expected one JSON object and nothing behind it
					""                           | expected one JSON object and nothing behind it
					{} {}                        | expected one JSON object and nothing behind it
					{"count":1}x                 | not valid JSON: Unrecognized token 'x'
					{"count"::1}                 | not valid JSON: Unexpected character (':' (code 58)): expected a valid value
					{"rate":NaN}                 | not valid JSON: Non-standard token 'NaN'
					{"count":/**/1}              | not valid JSON: Unexpected character ('/' (code 47)): maybe a (non-standard) comment?
					{"count":1,"count":2}        | not valid JSON: Duplicate Object property "count"
					null                         | expected a JSON object, found null
					{"count":                    | not valid JSON: Unexpected end-of-input within/between Object entries
					""")
	void anythingElseIsNamed(String json, String detail) throws IOException {
		assertProblem(post(json), 400, detail);
	}

	@Test
	void noAdviceForProgrammersIsGiven() throws IOException {
		assertProblem(post("{\u001e}"), 400, "not valid JSON: Illegal character ((CTRL-CHAR, code 30)): "
				+ "only regular white space (\\r, \\n, \\t) is allowed between tokens");
	}

	@Test
	void aByteOrderMarkIsPassedOver() throws IOException {
		assertThat(post("\ufeff{\"count\":1}").json().get("count").asInt()).isEqualTo(1);
	}

	@Test
	void onlyShortestUtf8IsTaken() throws IOException {
		for (byte[] wrong : new byte[][] { { (byte) 0xC0, (byte) 0xAF }, { (byte) 0xED, (byte) 0xA0, (byte) 0x80 },
				{ (byte) 0xE9 } }) {
			byte[] json = "{\"name\":\"   \"}".getBytes(StandardCharsets.US_ASCII);
			System.arraycopy(wrong, 0, json, 9, wrong.length);
			assertProblem(post(json), 400, "the body is not UTF-8");
		}
		assertProblem(post("{}".getBytes(StandardCharsets.UTF_16)), 400, "the body is not UTF-8");
		assertThat(post("{}".getBytes(StandardCharsets.UTF_16LE)).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json;charset=latin1", "application/json;charset=utf-16",
			"application/json;charset=nonsense", "application/json;charset=", "text/*",
			"multipart/form-data;boundary=x", "application/x-www-form-urlencoded", "json" })
	void otherCharsetsAndTypesAreRefused(String type) throws IOException {
		for (int someport : new int[] { this.port, this.managementPort }) {
			assertProblem(post(someport, "/things", type, "{}".getBytes(StandardCharsets.US_ASCII)), 415,
					"Content-Type: expected one type such as application/json, with the charset utf-8 or none");
		}
		assertProblem(post(this.port, "/things", "text/plain", new byte[2]), 415,
				"Content-Type: expected application/json, found text/plain");
	}

	@Test
	void codingsAreRefusedWithWhatIsAccepted() throws IOException {
		RawAnswer answer = post(this.port, "/things", "application/json", new byte[] { 31, -117, 8 },
				"Content-Encoding: gzip");
		assertProblem(answer, 415, "Content-Encoding: expected none; send the body as it is");
		assertThat(answer.header("accept-encoding")).isEqualTo("identity");
	}

}
