package suite.kafka.ask;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import suite.failure.RequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class SharedAnswersTests {

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final AtomicInteger sought = new AtomicInteger();

	private final CountDownLatch kafka = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.kafka.countDown();
		this.callers.shutdownNow();
	}

	@Test
	void areSoughtOnceForAllWhoAskAtTheSameTime() {
		SharedAnswers<String, String> answers = answers(Duration.ZERO, Duration.ofSeconds(20));
		List<CompletableFuture<String>> asked = IntStream.range(0, 10)
			.mapToObj((caller) -> ask(answers, "lag"))
			.toList();
		Awaitility.await().until(() -> this.sought.get() == 1);
		this.kafka.countDown();
		assertThat(asked).allSatisfy((answer) -> assertThat(answer).succeedsWithin(Duration.ofSeconds(10)));
		assertThat(asked.stream().map(CompletableFuture::join).distinct().count()).isEqualTo(this.sought.get())
			.isLessThan(10);
	}

	@Test
	void areGivenAgainForAWhile() {
		this.kafka.countDown();
		SharedAnswers<String, String> answers = answers(Duration.ofMinutes(1), Duration.ofSeconds(20));
		String first = answers.get("lag");
		assertThat(answers.get("lag")).isSameAs(first);
		assertThat(answers.get("letters")).isNotEqualTo(first);
		answers.forget(false);
		assertThat(answers.get("lag")).isSameAs(first);
		answers.forget(true);
		assertThat(answers.get("lag")).isNotEqualTo(first);
	}

	@Test
	void areRefusedWhenTooManyWait() {
		SharedAnswers<String, String> answers = answers(Duration.ofMinutes(1), Duration.ofMinutes(1));
		CompletableFuture<String> first = ask(answers, "lag");
		Awaitility.await().until(() -> this.sought.get() == 1);
		List<CompletableFuture<String>> others = IntStream.range(0, 30)
			.mapToObj((caller) -> ask(answers, (caller % 2 == 0) ? "lag" : "letters " + caller))
			.toList();
		Awaitility.await()
			.until(() -> others.stream().filter(CompletableFuture::isCompletedExceptionally).count() == 10);
		assertThat(others).filteredOn(CompletableFuture::isCompletedExceptionally)
			.allSatisfy((refused) -> assertThat(refused).failsWithin(Duration.ZERO)
				.withThrowableOfType(ExecutionException.class)
				.havingCause()
				.isInstanceOf(RequestException.class)
				.withMessageContaining("20 requests wait for Kafka's answer, which is the most"));
		this.kafka.countDown();
		assertThat(first).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void areNotWaitedForLongerThanPatienceAllows() {
		SharedAnswers<String, String> answers = answers(Duration.ZERO, Duration.ofMillis(50));
		ask(answers, "lag");
		Awaitility.await().until(() -> this.sought.get() == 1);
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> answers.get("lag"))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(RequestException.Kind.UNAVAILABLE));
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> answers.get("letters"));
		assertThat(this.sought).hasValue(1);
	}

	@Test
	void shareFailuresToo() {
		this.kafka.countDown();
		SharedAnswers<String, String> answers = new SharedAnswers<>((question) -> {
			throw new IllegalArgumentException(question + this.sought.incrementAndGet());
		}, Duration.ofMinutes(1), Duration.ofSeconds(20));
		answers.renew("lag");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> answers.get("lag"))
			.withMessage("lag1");
	}

	private SharedAnswers<String, String> answers(Duration keep, Duration patience) {
		return new SharedAnswers<>((question) -> {
			String answer = question + this.sought.incrementAndGet();
			try {
				this.kafka.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return answer;
		}, keep, patience);
	}

	private CompletableFuture<String> ask(SharedAnswers<String, String> answers, String question) {
		return CompletableFuture.supplyAsync(() -> answers.get(question), this.callers);
	}

}
