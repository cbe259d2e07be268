package suite.streams.store;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import suite.failure.RequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class QueryWorkTests {

	private final QueryMemory memory = new QueryMemory(100);

	@Test
	void endsAtItsDeadline() {
		try (QueryWork work = new QueryWork(this.memory, Duration.ofMillis(1))) {
			while (!work.left().isNegative()) {
				Thread.onSpinWait();
			}
			assertThatExceptionOfType(RequestException.class).isThrownBy(work::goOn)
				.withMessageContaining("longer than 1 ms");
		}
	}

	@Test
	void endsWhenItsThreadIsInterrupted() {
		try (QueryWork work = new QueryWork(this.memory, Duration.ofMinutes(1))) {
			assertThatNoException().isThrownBy(work::goOn);
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(RequestException.class).isThrownBy(work::goOn);
		}
		finally {
			Thread.interrupted();
		}
	}

	@Test
	void takesNoMoreThanThereIs() {
		QueryWork first = new QueryWork(this.memory, Duration.ofMinutes(1));
		QueryWork second = new QueryWork(this.memory, Duration.ofMinutes(1));
		first.take(60);
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> second.take(60));
		first.give(30);
		second.take(60);
		assertThat(this.memory.taken()).isEqualTo(90);
		first.close();
		first.give(30);
		assertThat(this.memory.taken()).isEqualTo(60);
		second.close();
		assertThat(this.memory.taken()).isZero();
	}

}
