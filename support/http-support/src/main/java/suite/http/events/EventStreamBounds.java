package suite.http.events;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How many event streams of a kind may be open.
 *
 * @param setting the setting that says so, for whoever is refused
 * @param max the most, for all callers together
 * @param share for how long a stream may be open when all places are taken and another
 * client comes: then the oldest one ends, and its client must connect again; null if a
 * stream may be open for as long as it likes
 */
public record EventStreamBounds(String setting, int max, @Nullable Duration share) {
}
