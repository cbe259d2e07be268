package suite.producer.run;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

import suite.failure.RequestException;
import suite.message.Excerpt;
import suite.message.Topics;
import suite.producer.send.TargetTopic;
import suite.producer.send.Acks;
import suite.settings.Check;

/**
 * What is asked of a run; every field may be left out. The defaults are the producer of
 * the case.
 *
 * @param count messages, from 1
 * @param interval between two messages, such as {@code 100ms} or {@code PT0.1S};
 * {@code 0ms} is as fast as it goes
 * @param rate messages per second, instead of the interval
 * @param users different keys, from 1
 * @param topic {@code test-topic} or {@code input-topic}
 * @param acks {@code all}, {@code 1} or {@code 0}
 */
record RunRequest(@Nullable Integer count, @Nullable String interval, @Nullable Double rate, @Nullable Integer users,
		@Nullable String topic, @Nullable String acks) {

	private static final Duration MAX_INTERVAL = Duration.ofHours(1);

	private static final double MAX_RATE = 10_000_000;

	static RunRequest ofCase() {
		return new RunRequest(null, null, null, null, null, null);
	}

	/**
	 * The plan that the request describes.
	 * @throws RequestException naming the field that is wrong
	 */
	RunPlan plan(RunSettings settings) {
		int count = inRange("count", this.count, 100, settings.maxCount());
		double interval = intervalNanos();
		Duration time = Duration.ofSeconds((long) (count * interval / 1e9));
		if (time.compareTo(settings.maxTime()) > 0) {
			throw RequestException.invalid("count and interval: expected a run of %s at most, found one of %s"
				.formatted(Check.text(settings.maxTime()), Check.text(time)));
		}
		return new RunPlan(count, interval, inRange("users", this.users, 10, Integer.MAX_VALUE),
				TargetTopic.require((this.topic != null) ? this.topic : Topics.TEST), requireAcks());
	}

	private static int inRange(String name, @Nullable Integer value, int defaultValue, int max) {
		int number = (value != null) ? value : defaultValue;
		if (number < 1 || number > max) {
			throw RequestException.invalid("%s: expected 1 to %s, found %s".formatted(name, max, number));
		}
		return number;
	}

	private double intervalNanos() {
		if (this.rate == null) {
			return parseInterval((this.interval != null) ? this.interval : "100ms").toNanos();
		}
		if (this.interval != null) {
			throw RequestException.invalid("interval and rate: expected one of them, found both");
		}
		if (!(this.rate > 0 && this.rate <= MAX_RATE)) {
			throw RequestException.invalid(String.format(Locale.ROOT,
					"rate: expected messages per second above 0 up to %.0f, found %s", MAX_RATE, this.rate));
		}
		return 1e9 / this.rate;
	}

	private static Duration parseInterval(String text) {
		try {
			Duration interval = DurationStyle.detectAndParse(text);
			if (!interval.isNegative() && interval.compareTo(MAX_INTERVAL) <= 0) {
				return interval;
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			// The answer is the same as for a duration out of range.
		}
		throw RequestException
			.invalid("interval: expected a duration from 0ms to 1h such as 100ms, found " + Excerpt.of(text));
	}

	private Acks requireAcks() {
		try {
			return (this.acks != null) ? Acks.of(this.acks) : Acks.ALL;
		}
		catch (IllegalArgumentException ex) {
			throw RequestException.invalid(String.valueOf(ex.getMessage()));
		}
	}
}
