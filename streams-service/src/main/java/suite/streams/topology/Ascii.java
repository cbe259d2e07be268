package suite.streams.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells texts that are ASCII, as most are, from others, eight bytes at a time and without
 * a copy.
 */
final class Ascii {

	private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private static final long SIGNS = 0x8080808080808080L;

	private Ascii() {
	}

	static boolean isAll(byte[] text) {
		int at = 0;
		for (; at <= text.length - Long.BYTES; at += Long.BYTES) {
			if (((long) EIGHT.get(text, at) & SIGNS) != 0) {
				return false;
			}
		}
		for (; at < text.length; at++) {
			if (text[at] < 0) {
				return false;
			}
		}
		return true;
	}

}
