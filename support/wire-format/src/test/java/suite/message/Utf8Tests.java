package suite.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Utf8Tests {

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	@Test
	void agreesWithJavasDecoderOnAllPairsOfBytes() {
		for (int pair = 0; pair < 1 << 16; pair++) {
			byte[] bytes = { (byte) (pair >> 8), (byte) pair };
			assertThat(Utf8.firstMalformed(bytes) < 0).as("%04x", pair).isEqualTo(isUtf8(bytes));
		}
	}

	@Test
	void agreesWithJavasDecoderOnLongerCharacters() {
		SplittableRandom random = new SplittableRandom(3);
		int valid = 0;
		for (int i = 0; i < 300_000; i++) {
			byte[] bytes = { 'a', (byte) random.nextInt(0xE0, 0xF6), (byte) random.nextInt(0x7F, 0xC2),
					(byte) random.nextInt(0x7F, 0xC2), (byte) random.nextInt(0x60, 0xC2) };
			boolean expected = isUtf8(bytes);
			assertThat(Utf8.firstMalformed(bytes) < 0).isEqualTo(expected);
			valid += expected ? 1 : 0;
		}
		assertThat(valid).isGreaterThan(10_000);
	}

	@Test
	void saysWhereTheFirstIs() {
		assertThat(Utf8.firstMalformed(new byte[] { 'a', (byte) 0xC3, (byte) 0xBC, (byte) 0xC0, (byte) 0xAF }))
			.isEqualTo(3);
	}

}
