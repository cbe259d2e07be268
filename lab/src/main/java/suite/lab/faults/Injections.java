package suite.lab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import suite.lab.testbed.TopicState;
import suite.lab.testbed.Wait;
import suite.localkafka.KafkaBroker;
import suite.message.Topics;

/**
 * Does to the suite what scenarios say. When it returns, whatever was hurt is whole
 * again.
 */
final class Injections {

	/** What a killed service is in the end. */
	static final String READY = "ready after a kill";

	private static final int FAILOVER_SECONDS = 60;

	private static final int HEAL_SECONDS = 120;

	private static final String SECOND = "-2";

	private static final String THIRD = "-3";

	private final SuiteUnderTest suite;

	private final FaultsOptions options;

	private final Random random;

	Injections(SuiteUnderTest suite, FaultsOptions options) {
		this.suite = suite;
		this.options = options;
		this.random = new Random(options.seed());
	}

	/**
	 * Does it.
	 * @param scenario what
	 * @param recovery gets how long what was hurt took
	 */
	void inject(FaultScenario scenario, Recovery recovery) {
		switch (scenario) {
			case PRODUCER_KILLED -> kill(SuiteUnderTest.PRODUCER, recovery);
			case CONSUMER_KILLED -> kill(SuiteUnderTest.CONSUMER, recovery);
			case STREAMS_KILLED -> kill(SuiteUnderTest.STREAMS, recovery);
			case INSTANCES -> joinAndLeave();
			case BROKER_KILLED -> killBroker(recovery);
			case BROKER_FROZEN -> freezeBroker(recovery);
			case BROKERS_AWAY -> takeBrokersAway(recovery);
			case DISK_FULL -> fillDisk(recovery);
			case SLOW_CONSUMER -> slowDown();
			case POISON -> Poison.send(this.suite.bootstrapServers(), 20);
			case RESTART -> restartAll(recovery);
			default -> throw new IllegalArgumentException(scenario.toString());
		}
	}

	private void kill(String name, Recovery recovery) {
		for (int kill = 0; kill < this.options.kills(); kill++) {
			Wait.millis(500 + this.random.nextInt(1500));
			long killed = System.nanoTime();
			this.suite.kill(name);
			this.suite.start(name);
			this.suite.awaitReady(name);
			recovery.add(READY, killed);
		}
	}

	private void joinAndLeave() {
		List<String> further = Stream.of(SuiteUnderTest.CONSUMER, SuiteUnderTest.STREAMS)
			.flatMap((name) -> Stream.of(name + SECOND, name + THIRD))
			.toList();
		further.forEach((name) -> {
			this.suite.start(name);
			this.suite.awaitReady(name);
		});
		Wait.millis(5_000);
		further.forEach(this.suite::leave);
	}

	private void killBroker(Recovery recovery) {
		KafkaBroker broker = leader();
		long killed = System.nanoTime();
		broker.kill();
		awaitOtherLeader(broker);
		recovery.add("another leader after a kill", killed);
		broker.start();
		heal();
	}

	private void freezeBroker(Recovery recovery) {
		KafkaBroker broker = leader();
		long frozen = System.nanoTime();
		broker.freeze();
		awaitOtherLeader(broker);
		recovery.add("another leader for a frozen one", frozen);
		Wait.millis(3_000);
		broker.thaw();
		heal();
	}

	private void takeBrokersAway(Recovery recovery) {
		this.suite.cluster().brokers().forEach(KafkaBroker::kill);
		Wait.millis(this.options.awaySeconds() * 1000L);
		this.suite.cluster().brokers().forEach(KafkaBroker::start);
		this.suite.cluster().awaitReady();
		awaitServices(recovery, "all ready after Kafka came back", System.nanoTime());
		heal();
	}

	// The largest file that the broker may write is a little larger than the largest it
	// has: its next records fail as on a full disk, with another number.
	private void fillDisk(Recovery recovery) {
		KafkaBroker broker = leader();
		long full = System.nanoTime();
		DiskLimit.set(broker.pid(), 4096);
		Wait.until(broker + " to give up its disk", FAILOVER_SECONDS, () -> !broker.isAlive());
		awaitOtherLeader(broker);
		recovery.add("another leader after a full disk", full);
		broker.start();
		heal();
	}

	private void slowDown() {
		try {
			Files.createFile(this.suite.slowFile());
			Wait.millis(15_000);
			Files.delete(this.suite.slowFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void restartAll(Recovery recovery) {
		List<String> names = List.of(SuiteUnderTest.PRODUCER, SuiteUnderTest.CONSUMER, SuiteUnderTest.STREAMS);
		names.parallelStream().forEach(this.suite::stop);
		this.suite.cluster().brokers().parallelStream().forEach(KafkaBroker::stop);
		long start = System.nanoTime();
		this.suite.cluster().brokers().forEach(KafkaBroker::start);
		this.suite.cluster().awaitReady();
		names.forEach(this.suite::start);
		awaitServices(recovery, "all ready after a restart of everything", start);
		heal();
	}

	private void awaitServices(Recovery recovery, String what, long since) {
		Stream.of(SuiteUnderTest.PRODUCER, SuiteUnderTest.CONSUMER, SuiteUnderTest.STREAMS)
			.forEach(this.suite::awaitReady);
		recovery.add(what, since);
	}

	private KafkaBroker leader() {
		try (TopicState state = state()) {
			return this.suite.cluster().broker(state.leader(0));
		}
	}

	private void awaitOtherLeader(KafkaBroker broker) {
		try (TopicState state = state()) {
			Wait.until("another leader than " + broker, FAILOVER_SECONDS, () -> {
				int leader = state.leader(0);
				return leader != 0 && leader != broker.id();
			});
		}
	}

	private void heal() {
		this.suite.cluster().awaitReady();
		try (TopicState state = state()) {
			Wait.until("all replicas to be in sync", HEAL_SECONDS, state::whole);
		}
	}

	private TopicState state() {
		return new TopicState(this.suite.bootstrapServers(), Topics.TEST);
	}

}
