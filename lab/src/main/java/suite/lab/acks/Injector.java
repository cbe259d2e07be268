package suite.lab.acks;

import java.util.List;
import java.util.Set;

import suite.lab.testbed.TopicState;
import suite.lab.testbed.Wait;
import suite.localkafka.KafkaBroker;
import suite.localkafka.KafkaCluster;

/**
 * Hurts the leader of a partition, and waits until it is hurt enough. It returns when the
 * partition has a leader again; the broker that was hurt may still be starting.
 */
final class Injector {

	private static final int FAILOVER_SECONDS = 60;

	private final KafkaCluster cluster;

	private final TopicState state;

	Injector(KafkaCluster cluster, TopicState state) {
		this.cluster = cluster;
		this.state = state;
	}

	/**
	 * Does it.
	 * @param trial what is done to whom
	 * @param timeline gets what was done when
	 * @return who was hurt
	 */
	Victim inject(Trial trial, Timeline timeline) {
		if (trial.fault() == Fault.CALM) {
			return new Victim(0, false);
		}
		int leader = this.state.leader(trial.partition());
		Victim victim = new Victim(leader, this.state.controller() == leader);
		KafkaBroker broker = this.cluster.broker(leader);
		List<KafkaBroker> followers = this.cluster.brokers().stream().filter((other) -> other != broker).toList();
		switch (trial.fault()) {
			case KILL -> kill(trial, broker, timeline);
			case STALL_AND_KILL -> stallAndKill(trial, broker, followers, timeline);
			case LAST_IN_SYNC -> killLastInSync(trial, broker, followers, timeline);
			case FREEZE -> freeze(trial, broker, timeline);
			case RESTART -> restart(broker, timeline);
			default -> throw new IllegalArgumentException(trial.toString());
		}
		return victim;
	}

	private void kill(Trial trial, KafkaBroker leader, Timeline timeline) {
		broker(leader, "killed", timeline).kill();
		awaitOtherLeader(trial, leader.id());
		broker(leader, "started", timeline).start();
	}

	private void stallAndKill(Trial trial, KafkaBroker leader, List<KafkaBroker> followers, Timeline timeline) {
		followers.forEach((follower) -> broker(follower, "frozen", timeline).freeze());
		Wait.millis(trial.stallMs());
		broker(leader, "killed", timeline).kill();
		followers.forEach((follower) -> broker(follower, "thawed", timeline).thaw());
		awaitOtherLeader(trial, leader.id());
		broker(leader, "started", timeline).start();
	}

	private void killLastInSync(Trial trial, KafkaBroker leader, List<KafkaBroker> followers, Timeline timeline) {
		KafkaBroker dead = followers.get(0);
		KafkaBroker restarted = followers.get(1);
		broker(dead, "killed", timeline).kill();
		Wait.until(dead + " to be out of sync", FAILOVER_SECONDS, () -> outOfSync(trial, dead.id()));
		broker(restarted, "stopped in good order", timeline).stop();
		timeline.event("broker %d is alone".formatted(leader.id()));
		Wait.millis(trial.stallMs());
		broker(leader, "killed, for good as it seems", timeline).kill();
		followers.forEach((follower) -> broker(follower, "started", timeline).start());
		followers.forEach(KafkaBroker::awaitReady);
		timeline.event("unclean election where there is no leader");
		Wait.until("a leader", FAILOVER_SECONDS, () -> {
			this.state.electUncleanly();
			return otherLeads(trial, leader.id());
		});
		broker(leader, "started after all", timeline).start();
	}

	private boolean outOfSync(Trial trial, int broker) {
		Set<Integer> inSync = this.state.inSync(trial.partition());
		return !inSync.isEmpty() && !inSync.contains(broker);
	}

	private void freeze(Trial trial, KafkaBroker leader, Timeline timeline) {
		broker(leader, "frozen", timeline).freeze();
		awaitOtherLeader(trial, leader.id());
		Wait.millis(trial.stallMs());
		broker(leader, "thawed", timeline).thaw();
	}

	private void restart(KafkaBroker leader, Timeline timeline) {
		broker(leader, "stopped in good order", timeline).stop();
		broker(leader, "started", timeline).start();
	}

	private void awaitOtherLeader(Trial trial, int hurt) {
		Wait.until("another leader than broker " + hurt, FAILOVER_SECONDS, () -> otherLeads(trial, hurt));
	}

	private boolean otherLeads(Trial trial, int hurt) {
		int leader = this.state.leader(trial.partition());
		return leader != 0 && leader != hurt;
	}

	private static KafkaBroker broker(KafkaBroker broker, String what, Timeline timeline) {
		timeline.event("broker %d %s".formatted(broker.id(), what));
		return broker;
	}

	/**
	 * Who was hurt.
	 *
	 * @param broker the id of the broker, 0 for nobody
	 * @param controller whether it was the active controller too
	 */
	record Victim(int broker, boolean controller) {
	}

}
