package suite.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import suite.producer.publish.RequestMemory.Share;
import suite.producer.send.SendException;
import suite.producer.send.SendException.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestMemoryTests {

	private static RequestMemory memory(int megabytes) {
		return new RequestMemory(new PublishSettings(DataSize.ofMegabytes(8), DataSize.ofMegabytes(1),
				DataSize.ofMegabytes(megabytes), Duration.ofSeconds(2), 16, Duration.ofHours(1)));
	}

	private final RequestMemory memory = memory(64);

	private Share take(long bytes) {
		Share share = this.memory.take();
		share.growTo(bytes);
		return share;
	}

	@Test
	void smallRequestsAreBoundedInNumberAndTheirMemoryComesBack() {
		List<Share> shares = new ArrayList<>();
		assertThatExceptionOfType(SendException.class).isThrownBy(() -> {
			while (shares.size() < 10_000) {
				shares.add(take(100));
			}
		})
			.satisfies((ex) -> assertThat(ex.outcome()).isEqualTo(Outcome.NOT_SENT))
			.withMessageContaining("suite.producer.publish.memory");
		assertThat(shares).hasSizeBetween(900, 1100);
		shares.forEach(Share::close);
		assertThat(take(8_000_000).kilobytes()).isPositive();
	}

	@Test
	void twoOfTheLargestBodiesDoNotFitTogether() {
		Share first = take(8 * 1024 * 1024);
		Share second = take(0);
		assertThatExceptionOfType(SendException.class).isThrownBy(() -> second.growTo(8 * 1024 * 1024));
		first.close();
		second.growTo(8 * 1024 * 1024);
		second.close();
		assertThat(take(8 * 1024 * 1024).kilobytes()).isPositive();
	}

	@Test
	void aBodyThatHasNotComeYetTakesNothing() {
		Share share = take(0);
		assertThat(share.kilobytes()).isEqualTo(64);
		share.growTo(10_240);
		assertThat(share.kilobytes()).isEqualTo(64 + 60);
		share.growTo(1_024);
		assertThat(share.kilobytes()).isEqualTo(64 + 60);
	}

	@Test
	void aBodyLargerThanTheMemoryIsTakenAlone() {
		Share share = memory(1).take();
		share.growTo(8_000_000);
		assertThat(share.kilobytes()).isEqualTo(1024);
	}

}
