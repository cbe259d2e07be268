package suite.streams.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One entry of {@code suite.streams.peers}. Thread-safe.
 */
interface PeerRule extends Predicate<String> {

	/** An IPv4 address. */
	Pattern NUMERIC = Pattern.compile("OCTET(?:\\.OCTET){3}".replace("OCTET", "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)"));

	/** A range of them. */
	Pattern RANGE = Pattern.compile("(" + NUMERIC + ")/(\\d{1,2})");

	/** A host, with or without asterisks. */
	Pattern HOST = Pattern.compile("[A-Za-z0-9*-]+(\\.[A-Za-z0-9*-]+)*");

	/**
	 * Reads an entry.
	 * @throws IllegalArgumentException if it is none
	 */
	static PeerRule of(String text) {
		var range = RANGE.matcher(text);
		if (range.matches() && Integer.parseInt(range.group(2)) <= Integer.SIZE) {
			int bits = Integer.parseInt(range.group(2));
			int mask = (bits == 0) ? 0 : -1 << (Integer.SIZE - bits);
			int network = address(range.group(1)) & mask;
			return (host) -> NUMERIC.matcher(host).matches() && (address(host) & mask) == network;
		}
		if (text.length() > 253 || !HOST.matcher(text).matches()) {
			throw new IllegalArgumentException(
					"suite.streams.peers must be host names, patterns such as *.streams-service-instances, or ranges such as 10.0.0.0/8, not "
							+ text);
		}
		String host = text.toLowerCase(Locale.ROOT);
		if (host.contains("*")) {
			return Pattern.compile(host.replace(".", "\\.").replace("*", "[a-z0-9-]*")).asMatchPredicate()::test;
		}
		return (other) -> other.equals(host) || leadToTheSame(host, other);
	}

	private static int address(String numeric) {
		return Arrays.stream(numeric.split("\\."))
			.mapToInt(Integer::parseInt)
			.reduce(0, (address, part) -> (address << 8) | (part & 0xFF));
	}

	// The JVM keeps what it has learned for some time.
	private static boolean leadToTheSame(String host, String other) {
		try {
			return List.of(InetAddress.getAllByName(host)).containsAll(List.of(InetAddress.getAllByName(other)));
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
