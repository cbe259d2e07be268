package suite.producer.publish;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import suite.producer.send.SendException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class BacklogTests {

	private final AtomicLong clock = new AtomicLong();

	private final Backlog backlog = new Backlog(Duration.ofSeconds(2), 15, this.clock::get);

	private int fill() {
		return fill("lane");
	}

	private int fill(String lane) {
		for (int entered = 0; entered < 100_000; entered++) {
			try {
				this.backlog.enter(lane, 1);
			}
			catch (SendException ex) {
				assertThat(ex.outcome()).isEqualTo(SendException.Outcome.NOT_SENT);
				assertThat(ex).hasMessageContaining("suite.producer.publish.max-wait");
				return entered;
			}
		}
		return Integer.MAX_VALUE;
	}

	private void leave(int work, boolean acked) {
		for (int i = 0; i < work; i++) {
			this.backlog.leave("lane", 1, acked);
		}
	}

	private void pass(Duration time) {
		this.clock.addAndGet(time.toNanos());
	}

	@Test
	void aFewMayAlwaysWait() {
		assertThat(fill()).isEqualTo(10);
		pass(Duration.ofMinutes(1));
		assertThat(fill()).isZero();
		leave(3, false);
		assertThat(fill()).isEqualTo(3);
	}

	@Test
	void asMuchMayWaitAsIsAcknowledgedInTheLongestWait() {
		// 1000 a second, steadily.
		for (int i = 0; i < 1000; i++) {
			pass(Duration.ofMillis(10));
			for (int j = 0; j < 10; j++) {
				this.backlog.enter("lane", 1);
				this.backlog.leave("lane", 1, true);
			}
		}
		assertThat(fill()).isBetween(1900, 2100);
	}

	@Test
	void whatFailsIsNoProgress() {
		for (int i = 0; i < 1000; i++) {
			this.backlog.enter("lane", 1);
			this.backlog.leave("lane", 1, false);
		}
		assertThat(fill()).isEqualTo(10);
	}

	@Test
	void followsABrokerThatBecomesSlow() {
		for (int i = 0; i < 5000; i++) {
			this.backlog.enter("lane", 1);
			this.backlog.leave("lane", 1, true);
		}
		int waiting = fill();
		assertThat(waiting).isGreaterThan(5000);
		pass(Duration.ofSeconds(10));
		leave(waiting - 5, false);
		assertThat(fill()).isEqualTo(5);
	}

	@Test
	void oneThatIsLargeIsNotRefusedForItsSize() {
		assertThatNoException().isThrownBy(() -> this.backlog.enter("lane", 1000));
		assertThat(fill()).isZero();
	}

	@Test
	void laneWhereNothingGoesOnDoesNotFillTheOthers() {
		assertThat(fill("dead")).isEqualTo(10);
		assertThat(fill("dead too")).isPositive();
		for (int i = 0; i < 1000; i++) {
			this.backlog.enter("alive", 1);
			this.backlog.leave("alive", 1, true);
		}
		assertThat(fill("alive")).isGreaterThan(1000);
		assertThat(fill("quiet")).isEqualTo(1);
	}

}
