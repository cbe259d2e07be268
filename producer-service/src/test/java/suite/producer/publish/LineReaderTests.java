package suite.producer.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineReaderTests {

	private static final int MAX = 1000;

	private static List<String> lines(InputStream in) throws IOException {
		return lines(in, MAX);
	}

	private static List<String> lines(InputStream in, int max) throws IOException {
		LineReader reader = new LineReader(in, max, (length) -> {
		});
		List<String> lines = new ArrayList<>();
		for (byte[] line = reader.next(); line != null; line = reader.next()) {
			lines.add(reader.number() + (reader.tooLong() ? " too long" : ":" + utf8(line)));
		}
		return lines;
	}

	private static String utf8(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void readsLinesWithAndWithoutAnEnd() throws IOException {
		assertThat(lines(stream("one\n\nthree"))).containsExactly("1:one", "2:", "3:three");
		assertThat(lines(stream("one\n"))).containsExactly("1:one");
		assertThat(lines(stream(""))).isEmpty();
	}

	@Test
	void takesALineOfTheBoundAndSkipsALongerOne() throws IOException {
		assertThat(lines(stream("x".repeat(MAX) + "\n" + "x".repeat(MAX + 1) + "\nnext")))
			.containsExactly("1:" + "x".repeat(MAX), "2 too long", "3:next");
	}

	@Test
	void theBoundIsTheSameForALineOfSeveralReads() throws IOException {
		int max = 200_000;
		assertThat(lines(stream("x".repeat(max) + "\n" + "x".repeat(max + 1) + "\nnext"), max))
			.containsExactly("1:" + "x".repeat(max), "2 too long", "3:next");
	}

	@Test
	void skipsALineThatIsLargerThanAnyBuffer() throws IOException {
		InputStream huge = new SequenceInputStream(stream("first\n" + "x".repeat(10_000_000)), stream("\nlast"));
		assertThat(lines(huge)).containsExactly("1:first", "2 too long", "3:last");
	}

	@Test
	void findsTheSameLinesHoweverTheBytesArrive() throws IOException {
		Random random = new Random(1);
		List<String> lines = IntStream.range(0, 2000).mapToObj((i) -> "é".repeat(random.nextInt(MAX / 2))).toList();
		InputStream trickling = new ByteArrayInputStream(
				String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8)) {
			@Override
			public synchronized int read(byte[] b, int off, int len) {
				return super.read(b, off, Math.min(len, 1 + random.nextInt(100_000)));
			}
		};
		LineReader reader = new LineReader(trickling, MAX, (length) -> {
		});
		for (String line : lines) {
			assertThat(utf8(reader.next())).isEqualTo(line);
		}
		assertThat(reader.next()).isNull();
	}

}
