package suite.consumer.consumption;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	private final AtomicLong time = new AtomicLong(Duration.ofDays(1).toNanos());

	private final Progress progress = new Progress(this.time::get);

	@Test
	void countsAndRemembersThePosition() {
		this.progress.add(10, 110);
		this.progress.add(5, 115);
		assertThat(this.progress.received()).isEqualTo(15);
		assertThat(this.progress.position()).hasValue(115);
	}

	@Test
	void ratesTheSecondsThatAreOver() {
		this.progress.add(50, 50);
		assertThat(this.progress.ratePerSecond()).isZero();
		pass(1);
		assertThat(this.progress.ratePerSecond()).isEqualTo(5);
		this.progress.add(150, 200);
		pass(1);
		assertThat(this.progress.ratePerSecond()).isEqualTo(20);
	}

	@Test
	void forgetsAfterTenSeconds() {
		this.progress.add(50, 50);
		pass(10);
		assertThat(this.progress.ratePerSecond()).isEqualTo(5);
		pass(1);
		assertThat(this.progress.ratePerSecond()).isZero();
		this.progress.add(20, 70);
		pass(1);
		assertThat(this.progress.ratePerSecond()).isEqualTo(2);
		pass(1000);
		assertThat(this.progress.ratePerSecond()).isZero();
		assertThat(this.progress.received()).isEqualTo(70);
	}

	private void pass(int seconds) {
		this.time.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

}
