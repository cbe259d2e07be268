package suite.lab.acks;

import java.time.Duration;

import tools.jackson.databind.JsonNode;

import suite.lab.acks.Injector.Victim;
import suite.lab.ledger.LabRun;
import suite.lab.testbed.Testbed;
import suite.lab.testbed.TopicState;
import suite.lab.testbed.Wait;
import suite.launcher.service.RunningService;
import suite.localkafka.KafkaBroker;
import suite.message.Topics;

/**
 * Carries out trials, and makes the cluster whole after each.
 */
final class TrialRunner {

	/** More than a trial sends; it is cancelled. */
	private static final int ENDLESS = 50_000_000;

	private static final long CALM_MS = 3_000;

	private static final int HEAL_SECONDS = 120;

	private static final Duration END_TIMEOUT = Duration.ofSeconds(90);

	private final Testbed testbed;

	private final TopicState state;

	private final Load load;

	TrialRunner(Testbed testbed, TopicState state, Load load) {
		this.testbed = testbed;
		this.state = state;
		this.load = load;
	}

	/**
	 * Carries out one trial.
	 * @param trial what to do
	 * @param producer what sends
	 * @return what it left
	 */
	TrialRun carryOut(Trial trial, RunningService producer) {
		Timeline timeline = new Timeline();
		long start = System.nanoTime();
		LabRun run = LabRun.start(producer.client(), Topics.TEST, trial.row().acks(), ENDLESS, this.load.rate(),
				this.load.users());
		Victim victim;
		JsonNode status;
		try (Watch watch = new Watch()) {
			watch.begin(run, this.state, timeline);
			Wait.millis((trial.fault() == Fault.CALM) ? CALM_MS : trial.leadMs());
			victim = new Injector(this.testbed.cluster(), this.state).inject(trial, timeline);
			Wait.millis(this.load.tailMs());
			Wait.millis(Math.max(0, this.load.minimumMs() - (System.nanoTime() - start) / 1_000_000));
			run.cancel();
			status = run.awaitEnd(END_TIMEOUT);
		}
		TrialRun result = new TrialRun(trial, run.id(), victim, status, run.acked(), timeline);
		heal(producer);
		return result;
	}

	private void heal(RunningService producer) {
		this.testbed.cluster().brokers().forEach(KafkaBroker::start);
		this.testbed.cluster().awaitReady();
		Wait.until("all replicas to be in sync", HEAL_SECONDS, this.state::whole);
		this.state.electPreferred();
		Wait.until("producer-service to be ready", HEAL_SECONDS, producer.client()::isReady);
	}

}
