package suite.streams.store;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import suite.failure.RequestException;
import suite.message.Excerpt;

/**
 * Which counts are asked for.
 *
 * @param from first start of a window, in ms since the epoch
 * @param to last start of a window
 * @param limit the most counts to answer
 * @param key the one key, {@code null} for all
 */
public record WindowQuery(long from, long to, int limit, @Nullable String key) {

	/**
	 * Reads a query as it came over HTTP.
	 * @throws RequestException if a parameter isn't right
	 */
	public static WindowQuery parse(@Nullable String from, @Nullable String to, @Nullable String limit,
			@Nullable String key, QuerySettings settings) {
		long start = (from != null) ? instant("from", from) : 0;
		long end = (to != null) ? instant("to", to) : Long.MAX_VALUE;
		if (start > end) {
			throw RequestException.invalid("from must not be after to: %s is after %s".formatted(from, to));
		}
		return new WindowQuery(start, end,
				(limit != null) ? limit(limit, settings.maxLimit()) : settings.defaultLimit(), key);
	}

	private static long instant(String name, String text) {
		try {
			long millis = Instant.parse(text).toEpochMilli();
			if (millis >= 0) {
				return millis;
			}
		}
		catch (DateTimeException | ArithmeticException ex) {
			// said below
		}
		throw RequestException
			.invalid("%s must be an ISO-8601 instant from 1970 on, such as 2026-01-31T12:00:00Z, not '%s'"
				.formatted(name, Excerpt.of(text)));
	}

	private static int limit(String text, int max) {
		try {
			int limit = Integer.parseInt(text);
			if (limit >= 1 && limit <= max) {
				return limit;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw RequestException.invalid("limit must be 1 to %d, not '%s'".formatted(max, Excerpt.of(text)));
	}

}
