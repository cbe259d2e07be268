package suite.consumer.consumption;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

import suite.consumer.consumption.GroupOffsets.PartitionOffsets;
import suite.http.answer.AnswerPlaces;

/**
 * {@code /actuator/consumption}: for each partition what this instance received of it,
 * and where the group stands.
 */
@Component
@Endpoint(id = "consumption")
class ConsumptionEndpoint {

	private static final Comparator<TopicPartition> ORDER = Comparator.comparing(TopicPartition::topic)
		.thenComparing(TopicPartition::partition);

	private final Consumption consumption;

	private final GroupOffsetsWatch offsets;

	private final AnswerPlaces places;

	ConsumptionEndpoint(Consumption consumption, GroupOffsetsWatch offsets, AnswerPlaces places) {
		this.consumption = consumption;
		this.offsets = offsets;
		this.places = places;
	}

	@ReadOperation
	Answer consumption() {
		GroupOffsets read = this.offsets.read();
		this.places.take();
		Map<TopicPartition, Progress> received = this.consumption.partitions();
		Set<TopicPartition> assigned = this.consumption.assigned();
		Set<TopicPartition> all = new HashSet<>(read.partitions().keySet());
		all.addAll(received.keySet());
		all.addAll(assigned);
		Iterator<Partition> partitions = all.stream()
			.sorted(ORDER)
			.map((partition) -> Partition.of(partition, assigned.contains(partition), received.get(partition),
					read.partitions().get(partition)))
			.iterator();
		return new Answer(this.offsets.group(), read.asOf(), read.complete(), read.detail(), partitions);
	}

	/**
	 * The answer.
	 *
	 * @param asOf when the brokers were asked
	 * @param complete whether they answered everything
	 * @param detail what is missing and why, and what is remarkable
	 * @param partitions in order, each made when the one before is written
	 */
	record Answer(String group, Instant asOf, boolean complete, @Nullable String detail,
			Iterator<Partition> partitions) {
	}

	/**
	 * One partition; null is unknown.
	 *
	 * @param assigned whether this instance consumes it now
	 * @param received records that this instance received since it started
	 * @param ratePerSecond mean of the last ten seconds
	 * @param position the offset of the next record that this instance will receive
	 * @param heldBack records that cannot be read before somebody ends a transaction
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Partition(String topic, int partition, boolean assigned, @Nullable Long received,
			@Nullable Double ratePerSecond, @Nullable Long position, @Nullable Long committed, @Nullable Long endOffset,
			@Nullable Long lag, @Nullable Double lagSeconds, @Nullable Long heldBack) {

		static Partition of(TopicPartition partition, boolean assigned, @Nullable Progress progress,
				@Nullable PartitionOffsets offsets) {
			Long committed = (offsets != null) ? offsets.committed() : null;
			Long received = assigned ? Long.valueOf(0) : null;
			Double rate = assigned ? Double.valueOf(0) : null;
			// An owner begins there, also after another member had the partition.
			Long position = assigned ? committed : null;
			if (progress != null) {
				received = progress.received();
				rate = progress.ratePerSecond();
				OptionalLong after = progress.position();
				if (after.isPresent()) {
					position = (position != null) ? Math.max(position, after.getAsLong()) : after.getAsLong();
				}
			}
			return new Partition(partition.topic(), partition.partition(), assigned, received, rate, position,
					committed, (offsets != null) ? offsets.endOffset() : null, (offsets != null) ? offsets.lag() : null,
					(offsets != null) ? offsets.lagSeconds() : null, (offsets != null) ? offsets.heldBack() : null);
		}

	}

}
