package suite.deadletter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

import suite.kafka.access.Denial;

/**
 * Sends dead letters and commits their marks, both or neither. A dead letter that its
 * topic does not take is left out, and the others are sent without it. Used by one
 * thread.
 */
class ReplayTransaction {

	/** Each finds one at least that is not taken. */
	private static final int MAX_ROUNDS = 10;

	private final Producer<byte[], byte[]> producer;

	private final ConsumerGroupMetadata group;

	/**
	 * A transaction.
	 * @param producer of transactions, initialized
	 * @param group commits the marks
	 */
	ReplayTransaction(Producer<byte[], byte[]> producer, ConsumerGroupMetadata group) {
		this.producer = producer;
		this.group = group;
	}

	/**
	 * Replays what is selected.
	 */
	ReplayResult replay(ReplaySelection selection) {
		for (int round = 0; round < MAX_ROUNDS; round++) {
			if (selection.chosen().isEmpty() && selection.skipped().isEmpty()) {
				return ReplayResult.replayed(selection);
			}
			try {
				List<ConsumerRecord<byte[], byte[]>> refused = send(selection.chosen());
				if (refused.isEmpty()) {
					this.producer.sendOffsetsToTransaction(selection.marksToCommit(), this.group);
					return commit(selection);
				}
				this.producer.abortTransaction();
				selection.leave(refused, "its topic does not take it");
			}
			catch (KafkaException | IllegalStateException ex) {
				// Closing the producer, or the next replay, aborts what was begun.
				return failed(selection, ex);
			}
		}
		return failed(selection, "too many are not taken by their topics");
	}

	private ReplayResult failed(ReplaySelection selection, Exception ex) {
		return failed(selection,
				Denial.in(ex)
					.map((denial) -> Denial.needs(DeniedRight.of(denial, "Write", this.group.groupId())))
					.orElseGet(() -> String.valueOf(ex.getMessage())));
	}

	private static ReplayResult failed(ReplaySelection selection, String reason) {
		return ReplayResult.failed(selection.chosen().size(), "nothing was replayed: " + reason);
	}

	private List<ConsumerRecord<byte[], byte[]>> send(List<ConsumerRecord<byte[], byte[]>> records) {
		this.producer.beginTransaction();
		Map<ConsumerRecord<byte[], byte[]>, Future<?>> sent = new LinkedHashMap<>();
		KafkaException failure = null;
		try {
			records.forEach((record) -> sent.put(record, this.producer.send(DeadLetterReplay.original(record))));
		}
		catch (KafkaException ex) {
			// The producer takes nothing more after one that failed.
			failure = ex;
		}
		this.producer.flush();
		List<ConsumerRecord<byte[], byte[]>> refused = sent.entrySet()
			.stream()
			.filter((record) -> isRefused(record.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		if (refused.isEmpty() && failure != null) {
			throw failure;
		}
		return refused;
	}

	private static boolean isRefused(Future<?> sent) {
		try {
			sent.get();
			return false;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof AuthorizationException denied) {
				throw denied;
			}
			return ex.getCause() instanceof RecordTooLargeException || ex.getCause() instanceof InvalidRecordException;
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	private ReplayResult commit(ReplaySelection selection) {
		int count = selection.chosen().size();
		try {
			this.producer.commitTransaction();
			return ReplayResult.replayed(selection);
		}
		catch (TimeoutException | InterruptException ex) {
			return ReplayResult.unknown(count, "Kafka did not say whether it was replayed: " + ex.getMessage());
		}
		catch (KafkaException ex) {
			return failed(selection, ex);
		}
	}

}
