package suite.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import suite.failure.RequestException;
import suite.producer.publish.RequestMemory.Share;
import suite.producer.send.SendException.Outcome;
import suite.producer.send.SendException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestMemoryTests {

	private static RequestMemory memory(int megabytes) {
		return new RequestMemory(new PublishSettings(DataSize.ofMegabytes(8), DataSize.ofMegabytes(1),
				DataSize.ofKilobytes(16), DataSize.ofMegabytes(megabytes), 128, Duration.ofHours(1)));
	}

	private final RequestMemory memory = memory(64);

	private Share take(long bytes) {
		Share share = this.memory.take();
		share.need(bytes);
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
		assertThat(take(8_000_000).taken()).isPositive();
	}

	@Test
	void aQuarterIsLeftToSmallRequests() {
		take(25_000_000);
		assertThatExceptionOfType(SendException.class).isThrownBy(() -> take(26_000_000));
		take(24_000_000);
		for (int i = 0; i < 200; i++) {
			take(1000);
		}
	}

	@Test
	void aBodyThatHasNotComeYetTakesNothing() {
		Share share = take(0);
		assertThat(share.taken()).isEqualTo(65_536);
		share.need(61_440);
		assertThat(share.taken()).isEqualTo(65_536 + 61_440);
		share.need(6_144);
		assertThat(share.taken()).isEqualTo(65_536 + 61_440);
	}

	@Test
	void whatIsNotNeededAnyMoreIsGivenBack() {
		Share first = take(40_000_000);
		assertThatExceptionOfType(SendException.class).isThrownBy(() -> take(40_000_000));
		first.onlyNeed(1_000_000);
		Share second = take(40_000_000);
		first.close();
		second.close();
		take(40_000_000);
	}

	@Test
	void aBodyThatNeverFitsIsTooLarge() {
		Share share = memory(1).take();
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> share.need(8_000_000))
			.withMessageContaining("suite.producer.publish.memory");
	}

}
