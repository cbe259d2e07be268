package suite.caller;

import org.junit.jupiter.api.Test;

import suite.failure.RequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlacesTests {

	private static final Caller ALICE = new Caller("alice");

	private static final Caller BOB = new Caller("bob");

	private final Places places = new Places(4, new CallerSettings(0.5), "runs are running", "max-running");

	@Test
	void oneCallerLeavesPlacesToOthers() {
		this.places.take(ALICE);
		this.places.take(ALICE);
		refused(ALICE, RequestException.Kind.TOO_MANY,
				"2 runs are running for this caller, which is its share of 4 (suite.callers.share)");
		this.places.take(BOB);
		this.places.giveBack(ALICE);
		this.places.take(ALICE);
	}

	@Test
	void thereAreNoMoreThanThereAre() {
		this.places.take(ALICE);
		this.places.take(ALICE);
		this.places.take(BOB);
		this.places.take(BOB);
		Caller carol = new Caller("carol");
		refused(carol, RequestException.Kind.UNAVAILABLE, "4 runs are running, which is the most (max-running)");
		this.places.giveBack(BOB);
		this.places.take(carol);
		assertThat(this.places.free()).isZero();
	}

	@Test
	void programsOnThisMachineHaveNoShares() {
		for (int i = 0; i < 4; i++) {
			this.places.take(Caller.LOCAL);
		}
		refused(Caller.LOCAL, RequestException.Kind.UNAVAILABLE, "4 runs are running, which is the most (max-running)");
	}

	@Test
	void nothingIsKeptOfCallersThatAreGone() {
		CallerPlaces shares = new CallerPlaces(4, new CallerSettings(0.5), "x");
		for (int i = 0; i < 1000; i++) {
			Caller caller = new Caller("caller " + i);
			shares.take(caller);
			shares.giveBack(caller);
		}
		assertThat(shares.callers()).isZero();
	}

	private void refused(Caller caller, RequestException.Kind kind, String detail) {
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> this.places.take(caller))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(kind))
			.withMessage(detail);
	}

}
