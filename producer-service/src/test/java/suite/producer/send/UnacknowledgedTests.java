package suite.producer.send;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class UnacknowledgedTests {

	private static final long NO_WAIT = 0;

	private static final long LONG = TimeUnit.SECONDS.toNanos(30);

	private final Unacknowledged unacknowledged = unacknowledged(DataSize.ofMegabytes(1));

	private static Unacknowledged unacknowledged(DataSize maxSize) {
		return new Unacknowledged(new UnacknowledgedSettings(1000, maxSize), new BulkSettings(DataSize.ofKilobytes(64),
				Duration.ZERO, "lz4", DataSize.ofMegabytes(16), Duration.ofMinutes(1)), new SimpleMeterRegistry());
	}

	private static int takeAllThereIs(FairShares.Share share) {
		int taken = 0;
		while (share.take(1, NO_WAIT)) {
			taken++;
		}
		return taken;
	}

	@Test
	void oneAloneHasTwoThirdsAndWhoComesThenFindsSome() {
		assertThat(takeAllThereIs(this.unacknowledged.share())).isEqualTo(666);
		assertThat(takeAllThereIs(this.unacknowledged.share())).isEqualTo(222);
		assertThat(takeAllThereIs(this.unacknowledged.share())).isEqualTo(74);
	}

	@Test
	void twoThatGoOnComeToHaveTheSame() {
		FairShares.Share first = this.unacknowledged.share();
		FairShares.Share second = this.unacknowledged.share();
		int[] held = { takeAllThereIs(first), takeAllThereIs(second) };
		for (int i = 0; i < 2000; i++) {
			first.giveBack(1);
			second.giveBack(1);
			held[0] += takeAllThereIs(first) - 1;
			held[1] += takeAllThereIs(second) - 1;
		}
		assertThat(held[0]).isBetween(395, 405);
		assertThat(held[1]).isBetween(395, 405);
	}

	@Test
	void whoHasNothingGoesFirst() throws Exception {
		FairShares.Share holding = this.unacknowledged.share();
		int held = takeAllThereIs(holding);
		FairShares.Share newcomer = this.unacknowledged.share();
		CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> newcomer.take(500, LONG));
		await().until(() -> {
			holding.giveBack(1);
			return !holding.take(1, NO_WAIT);
		});
		assertThat(waiting).isNotDone();
		holding.giveBack(held / 2);
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aWaitEndsWhenItsTimeIsOverOrTheShareIsStopped() throws Exception {
		takeAllThereIs(this.unacknowledged.share());
		FairShares.Share waiting = this.unacknowledged.share();
		assertThat(waiting.take(400, TimeUnit.MILLISECONDS.toNanos(10))).isFalse();

		CompletableFuture<Boolean> wait = CompletableFuture.supplyAsync(() -> waiting.take(400, LONG));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> wait.get(50, TimeUnit.MILLISECONDS));
		waiting.stop();
		assertThat(wait.get(10, TimeUnit.SECONDS)).isFalse();
		assertThat(waiting.take(1, NO_WAIT)).isFalse();
	}

	@Test
	void whatWasTakenIsThereAgainOnceAShareIsClosed() {
		try (FairShares.Share share = this.unacknowledged.share()) {
			takeAllThereIs(share);
		}
		assertThat(takeAllThereIs(this.unacknowledged.share())).isEqualTo(666);
	}

	@Test
	void aLargeRecordCountsForSeveralAndNeverForMoreThanThereCanBe() {
		assertThat(this.unacknowledged.count(100)).isEqualTo(1);
		assertThat(this.unacknowledged.count(10_480)).isEqualTo(11);
		assertThat(this.unacknowledged.count(Integer.MAX_VALUE)).isEqualTo(500);
	}

	@Test
	void moreThanKafkasBufferTakesIsRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> unacknowledged(DataSize.ofMegabytes(17)))
			.withMessageContaining("suite.producer.bulk.buffer");
	}

}
