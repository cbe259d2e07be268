package suite.lab.ledger;

import java.util.BitSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTests {

	private final StoredIds stored = new StoredIds();

	@Test
	void whatIsAckedAndStoredIsExact() {
		store("a", 0, 2, 4);
		store("b", 1, 3);
		assertThat(Delivery.of(ids(0, 1, 2, 3, 4), this.stored)).isEqualTo(new Delivery(5, 5, 0, 0, 0, 0))
			.matches(Delivery::exact);
	}

	@Test
	void anAckedIdThatIsNotStoredIsLost() {
		store("a", 0, 2);
		assertThat(Delivery.of(ids(0, 1, 2), this.stored)).isEqualTo(new Delivery(3, 2, 1, 0, 0, 0))
			.matches((delivery) -> !delivery.exact());
		assertThat(Delivery.lost(ids(0, 1, 2), this.stored)).isEqualTo(ids(1));
	}

	@Test
	void oneLostIsNotMadeUpForByOneThatIsStoredWithoutAcknowledgement() {
		store("a", 0, 7);
		assertThat(Delivery.of(ids(0, 1), this.stored)).isEqualTo(new Delivery(2, 2, 1, 1, 0, 0));
	}

	@Test
	void aSecondRecordOfAnIdIsADuplicateAndNotOutOfOrder() {
		store("a", 0, 1, 0, 2);
		assertThat(Delivery.of(ids(0, 1, 2), this.stored)).isEqualTo(new Delivery(3, 3, 0, 0, 1, 0))
			.matches((delivery) -> !delivery.exact());
	}

	@Test
	void aMessageBehindALaterOneOfItsKeyIsOutOfOrder() {
		store("a", 4, 1, 2, 5);
		assertThat(Delivery.of(ids(1, 2, 4, 5), this.stored)).isEqualTo(new Delivery(4, 4, 0, 0, 0, 2))
			.matches((delivery) -> !delivery.exact());
	}

	@Test
	void differentKeysHaveNoOrder() {
		store("a", 4);
		store("b", 1);
		assertThat(this.stored.reordered()).isZero();
	}

	@Test
	void tenMillionMessagesTakeAFewMegabytes() {
		BitSet acked = new BitSet();
		acked.set(0, 10_000_000);
		for (int id = 0; id < 10_000_000; id++) {
			this.stored.add("key", id);
		}
		assertThat(Delivery.of(acked, this.stored)).isEqualTo(new Delivery(10_000_000, 10_000_000, 0, 0, 0, 0));
		assertThat(this.stored.ids().size() / 8).isLessThan(4_000_000);
	}

	private void store(String key, int... ids) {
		for (int id : ids) {
			this.stored.add(key, id);
		}
	}

	private static BitSet ids(int... ids) {
		BitSet set = new BitSet();
		for (int id : ids) {
			set.set(id);
		}
		return set;
	}

}
