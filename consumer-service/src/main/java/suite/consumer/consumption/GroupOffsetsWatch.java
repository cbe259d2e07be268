package suite.consumer.consumption;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.topic.ConsumedTopics;
import suite.consumer.topic.ConsumerGroup;
import suite.failure.RequestException;
import suite.kafka.ask.KafkaClients;
import suite.kafka.ask.SharedAnswers;
import suite.kafka.poll.PollGuard;

/**
 * Reads the group's offsets, in the background and when a younger reading is asked for
 * than the last one. A reading that failed replaces the one before: an old number never
 * looks like a new one. Thread-safe; one reading is made at a time, for all who wait for
 * it.
 */
@Component
class GroupOffsetsWatch implements DisposableBean {

	private final KafkaClients clients;

	private final ConsumedTopics topics;

	private final PollGuard guard;

	private final String group;

	private final IsolationLevel isolation;

	private final ConsumptionSettings settings;

	private final LagMetrics metrics;

	private final SharedAnswers<String, GroupOffsets> readings;

	private final Map<TopicPartition, EndHistory> histories = new HashMap<>();

	private final TopicIds topicIds = new TopicIds();

	private final ApplicationEventPublisher events;

	private @Nullable GroupOffsetsReader reader;

	GroupOffsetsWatch(KafkaClients clients, ConsumedTopics topics, PollGuard guard, ConsumerGroup group,
			KafkaProperties kafka, ConsumptionSettings settings, LagMetrics metrics, ApplicationEventPublisher events) {
		this.events = events;
		this.clients = clients;
		this.topics = topics;
		this.guard = guard;
		this.group = group.id();
		this.isolation = (kafka.getConsumer().getIsolationLevel() == KafkaProperties.IsolationLevel.READ_UNCOMMITTED)
				? IsolationLevel.READ_UNCOMMITTED : IsolationLevel.READ_COMMITTED;
		this.settings = settings;
		this.metrics = metrics;
		this.readings = new SharedAnswers<>(this::readAgain, settings.maxAge(), settings.longest());
	}

	String group() {
		return this.group;
	}

	// At a fixed rate, because with virtual threads a fixed delay would hold up the other
	// scheduled tasks while Kafka does not answer; one reading at a time is enough.
	@Scheduled(fixedRateString = "${suite.consumer.consumption.refresh:5s}")
	void refresh() {
		this.readings.renew(this.group);
	}

	/**
	 * The last reading, or a new one if that is older than
	 * {@code suite.consumer.consumption.max-age}.
	 * @throws suite.failure.RequestException if too many wait for it already
	 */
	GroupOffsets read() {
		return this.readings.get(this.group);
	}

	private GroupOffsets readAgain(String group) {
		GroupOffsets offsets = readOnce();
		this.metrics.update(offsets);
		this.topicIds.madeAgain(offsets).forEach(this.events::publishEvent);
		return offsets;
	}

	private synchronized GroupOffsets readOnce() {
		Instant asOf = Instant.now();
		try {
			if (this.reader == null) {
				this.reader = new GroupOffsetsReader(this.clients, this.topics.names(), this.group, this.isolation,
						this.settings.timeout());
			}
			return this.reader.read(this.histories, this.guard.held().keySet());
		}
		catch (InterruptException ex) {
			return GroupOffsets.unknown(asOf, "interrupted");
		}
		catch (KafkaException ex) {
			// The next reading connects again.
			destroy();
			return GroupOffsets.unknown(asOf, "Kafka could not be asked: " + ex.getMessage());
		}
	}

	// A reading ends by itself in bounded time.
	@Override
	public synchronized void destroy() {
		if (this.reader != null) {
			this.reader.close();
			this.reader = null;
		}
	}

}
