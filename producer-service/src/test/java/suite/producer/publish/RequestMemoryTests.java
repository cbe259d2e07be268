package suite.producer.publish;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import suite.producer.send.SendException;
import suite.producer.send.SendException.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestMemoryTests {

	private final RequestMemory memory = new RequestMemory(
			new PublishSettings(DataSize.ofMegabytes(8), DataSize.ofMegabytes(1), DataSize.ofMegabytes(64)));

	@Test
	void smallRequestsAreBoundedInNumberAndTheirMemoryComesBack() {
		List<Integer> leases = new ArrayList<>();
		assertThatExceptionOfType(SendException.class).isThrownBy(() -> {
			while (leases.size() < 10_000) {
				leases.add(this.memory.take(100));
			}
		})
			.satisfies((ex) -> assertThat(ex.outcome()).isEqualTo(Outcome.NOT_SENT))
			.withMessageContaining("suite.producer.publish.memory");
		assertThat(leases).hasSizeBetween(900, 1100);
		leases.forEach(this.memory::giveBack);
		assertThat(this.memory.take(8_000_000)).isPositive();
	}

	@Test
	void twoOfTheLargestBodiesDoNotFitTogether() {
		int first = this.memory.take(8 * 1024 * 1024);
		assertThatExceptionOfType(SendException.class).isThrownBy(() -> this.memory.take(8 * 1024 * 1024));
		this.memory.giveBack(first);
		assertThat(this.memory.take(8 * 1024 * 1024)).isEqualTo(first);
	}

	@Test
	void aBodyLargerThanTheMemoryIsTakenAlone() {
		RequestMemory small = new RequestMemory(
				new PublishSettings(DataSize.ofMegabytes(8), DataSize.ofMegabytes(1), DataSize.ofMegabytes(1)));
		assertThat(small.take(8_000_000)).isEqualTo(1024);
	}

}
