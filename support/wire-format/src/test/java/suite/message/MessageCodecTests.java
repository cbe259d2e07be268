package suite.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageCodecTests {

	private static final List<Message> MESSAGES = List.of(message(0, "2023-11-14T22:13:20.123Z", 0, "user_0"),
			message(42, "2023-11-14T22:13:20.123Z", 420, "user_2"),
			message(99, "2023-11-14T22:13:29.987654200Z", 990, "user_9"),
			message(7, "2023-11-14T22:13:20Z", 70, "user_7"),
			message(Long.MAX_VALUE, "2023-11-14T22:13:20.5Z", Long.MIN_VALUE, "user_1"),
			message(1, "2023-11-14T22:13:20.25Z", 10, "用户_1"),
			message(2, "2023-11-14T22:13:20.25Z", 20, "Zoë \"the\\user\"\t😀"),
			message(3, "1970-01-01T00:00:00.5Z", 30, "user_3"), message(4, "1969-12-31T23:59:59.5Z", 40, "user_4"),
			message(5, "2023-11-14T22:13:20Z", 50, "user_5"));

	private static Message message(long id, String timestamp, long value, String userId) {
		return message(id, Instant.parse(timestamp), value, userId);
	}

	private static Message message(long id, Instant timestamp, long value, String userId) {
		return new Message(id, timestamp, value, userId);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static List<String> golden(String file) throws IOException {
		try (InputStream in = MessageCodecTests.class.getResourceAsStream("/golden/" + file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	@Test
	void readsWhatThePythonClientWrites() throws IOException {
		assertThat(golden("python-client.ndjson").stream().map((line) -> MessageCodec.decode(utf8(line))))
			.containsExactlyElementsOf(MESSAGES);
	}

	@Test
	void writesTheWireFormatByteForByte() throws IOException {
		assertThat(MESSAGES.stream().map((message) -> new String(MessageCodec.encode(message), StandardCharsets.UTF_8)))
			.containsExactlyElementsOf(golden("suite.ndjson"));
	}

	@Test
	void writesAndExplainsTheSameInEveryLanguage() throws IOException {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		try {
			writesTheWireFormatByteForByte();
			assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec.decode(utf8("{]")))
				.withMessageStartingWith("not valid JSON at column 2: ");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void readsBackWhatItWrites() {
		assertThat(randomMessages().map((message) -> MessageCodec.decode(MessageCodec.encode(message))))
			.containsExactlyElementsOf(randomMessages().toList());
	}

	@Test
	void writesTheSameOverMessagesBefore() {
		MessageEncoder encoder = new MessageEncoder("us\"er");
		assertThat(Stream.concat(messagesThatDifferInLength(), randomMessages())).allSatisfy((message) -> {
			byte[] json = encoder.encode(message.id(), message.timestamp().getEpochSecond(),
					message.timestamp().getNano(), message.value());
			assertThat(json)
				.isEqualTo(MessageCodec.encode(message(message.id(), message.timestamp(), message.value(), "us\"er")));
		});
	}

	// Half a second before the epoch is -0.5.
	private static Stream<Message> messagesThatDifferInLength() {
		return Stream.of(1L, 10L, -1L)
			.flatMap((id) -> Stream.of(-1, 0, 1)
				.flatMap((second) -> Stream.of(1L, 10L, 2L)
					.map((value) -> message(id, Instant.ofEpochSecond(second, 500_000_000), value, "u"))));
	}

	// With any number of zeros at the end.
	private static int nanos(SplittableRandom random) {
		int unit = (int) Math.pow(10, random.nextInt(10));
		return random.nextInt(1_000_000_000 / unit) * unit;
	}

	private static Stream<Message> randomMessages() {
		SplittableRandom random = new SplittableRandom(42);
		return IntStream.range(0, 20_000)
			.mapToObj((i) -> message(random.nextLong() >> random.nextInt(64),
					Instant.ofEpochSecond((random.nextLong() >> 10) >> random.nextInt(54), nanos(random)),
					random.nextLong() >> random.nextInt(64), "user_" + random.nextInt(1000)));
	}

	/** The quick reader must never read anything differently from Jackson. */
	@ParameterizedTest
	@ValueSource(strings = { "{\"id\": 4%d, \"timestamp\":17.%d,\"value\":%d, \"user_id\": \"user_2\"}",
			"{\"id\":-922337203685477580%d,\"timestamp\":-17.%d,\"value\":%d,\"user_id\":\"ü\\\"\\u0019\"}" })
	void theCanonicalReaderAgreesWithTheParserOnDamagedMessages(String message) {
		SplittableRandom random = new SplittableRandom(7);
		byte[] alphabet = utf8(" \"\\{}:,.-+0123456789eEaéü\n");
		int canonical = 0;
		for (int i = 0; i < 200_000; i++) {
			byte[] json = utf8(message.formatted(i % 10, random.nextInt(2_000_000_000), random.nextInt()));
			json[random.nextInt(json.length)] = alphabet[random.nextInt(alphabet.length)];
			Message quick = CanonicalReader.read(json);
			if (quick != null) {
				canonical++;
				assertThat(MessageCodec.parse(json, null)).isEqualTo(quick);
			}
		}
		assertThat(canonical).isGreaterThan(10_000);
	}

	/** Otherwise reading would be slow, and nothing would say so. */
	@Test
	void readsAllThatItWritesWithoutTheParser() {
		assertThat(Stream.of(MESSAGES.stream(), randomMessages(), extremeMessages()).flatMap(Function.identity()))
			.allSatisfy((message) -> {
				byte[] json = MessageCodec.encode(message);
				assertThat(CanonicalReader.read(json)).as(new String(json, StandardCharsets.UTF_8)).isEqualTo(message);
				assertThat(MessageCodec.parse(json, null)).isEqualTo(message);
			});
	}

	private static Stream<Message> extremeMessages() {
		String characters = IntStream.rangeClosed(0, 0x2000)
			.mapToObj(Character::toString)
			.collect(Collectors.joining("", "", "😀"));
		Instant[] timestamps = { Instant.MIN, Instant.MIN.plusNanos(1), Instant.ofEpochSecond(0, -1), Instant.EPOCH,
				Instant.ofEpochSecond(0, 1), Instant.MAX };
		long[] numbers = { Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, 1_000_000_000_000_000_000L, Long.MAX_VALUE };
		return Arrays.stream(timestamps)
			.flatMap((timestamp) -> Arrays.stream(numbers)
				.mapToObj((number) -> message(number, timestamp, number, characters)));
	}

	@Test
	void readsWhatThePythonClientUsuallyWritesWithoutTheParser() throws IOException {
		assertThat(CanonicalReader.read(utf8(golden("python-client.ndjson").get(1)))).isEqualTo(MESSAGES.get(1));
	}

	@Test
	void ignoresUnknownFieldsAndTheOrderOfFields() {
		String json = """
				{"user_id":"u","extra":{"id":9,"deep":[1,{"value":2}]},"value":-3,"timestamp":1.5e3,"more":null,"id":1}""";
		assertThat(MessageCodec.decode(utf8(json))).isEqualTo(message(1, Instant.ofEpochSecond(1500), -3, "u"));
	}

	@Test
	void takesTheDefaultForAMissingTimestampOnlyWhereThereIsOne() {
		byte[] json = utf8("{\"id\":1,\"value\":2,\"user_id\":\"u\"}");
		assertThat(MessageCodec.decode(json, Instant.EPOCH).timestamp()).isEqualTo(Instant.EPOCH);
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec.decode(json))
			.withMessage("timestamp is missing");
	}

	@Test
	void truncatesWhatIsFinerThanANanosecond() {
		assertThat(MessageCodec.decode(utf8("{\"id\":1,\"timestamp\":0.12345678999,\"value\":2,\"user_id\":\"u\"}"))
			.timestamp()).isEqualTo(Instant.ofEpochSecond(0, 123_456_789));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					{"timestamp":1.5,"value":2,"user_id":"u"}               | id is missing
					{"id":1,"timestamp":1.5,"user_id":"u"}                  | value is missing
					{"id":1,"timestamp":1.5,"value":2}                      | user_id is missing
					{"id":"1","timestamp":1.5,"value":2,"user_id":"u"}      | id: expected an integer from -2^63 to 2^63-1, found the string "1"
					{"id":1.0,"timestamp":1.5,"value":2,"user_id":"u"}      | id: expected an integer from -2^63 to 2^63-1, found 1.0
					{"id":9223372036854775808,"timestamp":1.5,"value":2,"user_id":"u"} | id: expected an integer from -2^63 to 2^63-1, found 9223372036854775808
					{"id":1,"timestamp":1.5,"value":null,"user_id":"u"}     | value: expected an integer from -2^63 to 2^63-1, found null
					{"id":1,"timestamp":"now","value":2,"user_id":"u"}      | timestamp: expected seconds since the epoch such as 1700000000.123, found the string "now"
					{"id":1,"timestamp":1e999999999,"value":2,"user_id":"u"} | timestamp: expected seconds since the epoch such as 1700000000.123, found 1e999999999
					{"id":1,"timestamp":1e-999999999,"value":2,"user_id":"u"} | timestamp: expected seconds since the epoch such as 1700000000.123, found 1e-999999999
					{"id":1,"timestamp":1.5,"value":2,"user_id":7}          | user_id: expected a string of one or more Unicode characters, found 7
					{"id":1,"timestamp":1.5,"value":2,"user_id":""}         | user_id: expected a string of one or more Unicode characters, found the string ""
					{"id":1,"timestamp":1.5,"value":2,"user_id":["u"]}      | user_id: expected a string of one or more Unicode characters, found an array
					[1]                                                     | expected a JSON object such as {"id":42,"value":420,"user_id":"user_2"}, found an array
					{"id":1,"timestamp":1.5,"value":2,"user_id":"u"}{}      | expected nothing after the object, found an object
					""")
	void namesTheFieldThatIsWrongAndWhatWouldBeRight(String json, String detail) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec.decode(utf8(json)))
			.withMessage(detail);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "nonsense", "{\"id\":1,}", "{\"id\":01}", "{\"id\":1", "{]", "{\"id\":[}",
			"{\"id\":1 2}", "{\"id\":\"a\tb\"}", "{\"id\":\"\\x\"}", "{\"id\":NaN}", "{'id':1}", "{\"id\":+1}",
			"{\"id\":1.}", "{\"id\":\"\\u12x4\"}", "{\"id\":/* */1}", "{\"id\":tru}", "{\"id\" 1}" })
	void saysWhereTextIsNotJson(String json) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec.decode(utf8(json)))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("`", "[Source", "%", "UNKNOWN", "REDACTED"));
	}

	@Test
	void refusesALoneSurrogateThatUtf8CannotHold() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(
					() -> MessageCodec.decode(utf8("{\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"\\ud800\"}")))
			.withMessageStartingWith("user_id");
	}

	@Test
	void showsNoHalfCharacters() {
		for (String text : List.of("\\ud800", "x".repeat(39) + "😀")) {
			assertThatExceptionOfType(MalformedMessageException.class)
				.isThrownBy(() -> MessageCodec.decode(utf8("{\"id\":\"%s\"}".formatted(text))))
				.satisfies((ex) -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(ex.getMessage())).isTrue());
		}
	}

	@Test
	void skipsAByteOrderMark() {
		assertThat(MessageCodec.decode(utf8("\ufeff{\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"u\"}")))
			.isEqualTo(message(1, Instant.ofEpochSecond(1, 500_000_000), 2, "u"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "c0af", "c1bf", "e080af", "f08080af", "eda080", "edbfbf", "f4908080", "f5808080", "ff",
			"80", "c3", "e282" })
	void refusesMalformedUtf8InAnyString(String hex) {
		byte[] malformed = HexFormat.of().parseHex(hex);
		for (String json : List.of("{\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"u?\"}",
				"{\"x\":\"?\",\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"u\"}",
				"{\"?\":1,\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"u\"}")) {
			byte[] before = utf8(json.substring(0, json.indexOf('?')));
			byte[] after = utf8(json.substring(json.indexOf('?') + 1));
			byte[] bytes = ByteBuffer.allocate(json.length() - 1 + malformed.length)
				.put(before)
				.put(malformed)
				.put(after)
				.array();
			assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec.decode(bytes))
				.withMessage("not valid UTF-8 at byte " + (before.length + 1));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "value", "timestamp" })
	void aNumberOfAnyLengthIsNamedWithItsField(String field) {
		String message = "{\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"u\"}";
		for (String number : List.of("9".repeat(30), "9".repeat(2000), "-" + "9".repeat(2000), "0." + "9".repeat(2000),
				"1e" + "9".repeat(2000))) {
			byte[] json = utf8(
					message.replaceFirst("\"%s\":[0-9.]+".formatted(field), "\"%s\":%s".formatted(field, number)));
			if (!field.equals("timestamp") || !number.startsWith("0.")) {
				assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec.decode(json))
					.withMessageStartingWith(field + ": expected ");
			}
		}
	}

	static Stream<byte[]> notUtf8() {
		return Stream.of(
				"{\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1),
				"{\"id\":1,\"timestamp\":1.5,\"value\":2,\"user_id\":\"u\"}".getBytes(StandardCharsets.UTF_16));
	}

	@ParameterizedTest
	@MethodSource("notUtf8")
	void refusesOtherEncodings(byte[] json) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec.decode(json));
	}

	@Test
	void writesNumbersOfAllLengths() {
		String digits = "";
		for (int length = 1; length <= 18; length++) {
			digits += length % 10;
			long number = Long.parseLong(digits);
			assertThat(new String(MessageCodec.encode(message(number, Instant.ofEpochSecond(1), -number, "u")),
					StandardCharsets.UTF_8))
				.isEqualTo("{\"id\":" + number + ",\"timestamp\":1.0,\"value\":" + -number + ",\"user_id\":\"u\"}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999999", "17001e100000000000000", "-1E-99999999999", "1e1000000000" })
	void aTimestampBeyondAnyNumberIsNoMessage(String timestamp) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> MessageCodec
			.decode(("{\"id\":1,\"timestamp\":%s,\"value\":1,\"user_id\":\"u\"}".formatted(timestamp))
				.getBytes(StandardCharsets.UTF_8)))
			.withMessageStartingWith("timestamp: expected seconds");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":", "{\"user_id\":[" })
	void whatIsNestedTooDeeplyIsNoMessage(String open) {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> MessageCodec.decode(("{\"x\":" + open.repeat(10_000)).getBytes(StandardCharsets.UTF_8)))
			.withMessageStartingWith("not valid JSON: Document nesting depth")
			.withMessageNotContaining("`");
	}

}
