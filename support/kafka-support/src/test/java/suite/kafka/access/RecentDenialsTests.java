package suite.kafka.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentDenialsTests {

	private final TestClock clock = new TestClock();

	private final RecentDenials denials = new RecentDenials(this.clock);

	@Test
	void staysAsLongAsItIsReported() {
		for (int attempt = 0; attempt < 10; attempt++) {
			this.denials.report("Read on group a");
			this.clock.pass(Duration.ofSeconds(20));
		}
		assertThat(this.denials.get()).containsExactly("Kafka denies it, this service's user needs Read on group a");
	}

	@Test
	void isOverWhenItIsNotReportedAgain() {
		this.denials.report("Read on group a");
		this.clock.pass(Duration.ofSeconds(31));
		assertThat(this.denials.get()).isEmpty();
	}

	private static final class TestClock extends Clock {

		private Instant now = Instant.EPOCH;

		void pass(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
