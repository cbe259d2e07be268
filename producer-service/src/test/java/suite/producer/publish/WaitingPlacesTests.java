package suite.producer.publish;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import suite.producer.send.SendException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WaitingPlacesTests {

	private final WaitingPlaces places = new WaitingPlaces(32, Duration.ZERO);

	private int fill(String lane) {
		for (int entered = 0; entered < 1000; entered++) {
			try {
				this.places.enter(lane);
			}
			catch (SendException ex) {
				assertThat(ex.outcome()).isEqualTo(SendException.Outcome.NOT_SENT);
				assertThat(ex).hasMessageContaining("suite.producer.publish.max-waiting");
				return entered;
			}
		}
		return Integer.MAX_VALUE;
	}

	@Test
	void oneLaneAloneHasTwoThirdsAndThoseThatComeThenFindSome() {
		assertThat(fill("dead")).isEqualTo(22);
		assertThat(fill("dead too")).isEqualTo(7);
		assertThat(fill("alive")).isEqualTo(2);
		assertThat(fill("quiet")).isEqualTo(1);
	}

	@Test
	void thereAreNoMoreThanThePlaces() {
		int all = 0;
		for (int lane = 0; lane < 100; lane++) {
			all += fill("lane " + lane);
		}
		assertThat(all).isEqualTo(32);
	}

	@Test
	void whatIsLeftCanBeTakenAgain() {
		fill("lane");
		for (int i = 0; i < 5; i++) {
			this.places.leave("lane");
		}
		assertThat(fill("lane")).isEqualTo(5);
	}

	@Test
	void inABurstARequestWaitsForOneBeforeIt() throws Exception {
		WaitingPlaces one = new WaitingPlaces(1, Duration.ofSeconds(30));
		one.enter("lane");
		CompletableFuture<Void> further = CompletableFuture.runAsync(() -> one.enter("lane"));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> further.get(50, TimeUnit.MILLISECONDS));
		one.leave("lane");
		further.get(10, TimeUnit.SECONDS);
	}

	@Test
	void aRequestThatIsInterruptedIsRefused() {
		WaitingPlaces one = new WaitingPlaces(1, Duration.ofSeconds(30));
		one.enter("lane");
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(SendException.class).isThrownBy(() -> one.enter("lane"));
		assertThat(Thread.interrupted()).isTrue();
	}

}
