package suite.producer.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import suite.message.MessageEncoder;
import suite.message.Topics;

/**
 * Makes the messages of the case: {@code value = id * 10}, {@code user_id = user_(id %
 * users)}, the time of sending. Used by one thread.
 */
class MessageGenerator {

	/**
	 * Beyond so many users, a message makes its user anew: each kept one takes memory.
	 */
	private static final int MAX_KEPT_USERS = 1000;

	private final int users;

	private final RunRecord record;

	private final User[] kept;

	private final WallClock clock = new WallClock(System::nanoTime, Instant::now);

	MessageGenerator(RunPlan plan, String runId) {
		this.users = plan.users();
		this.record = new RunRecord(plan.topic(),
				new Header[] { new RecordHeader(Topics.RUN_ID_HEADER, runId.getBytes(StandardCharsets.UTF_8)) });
		this.kept = IntStream.range(0, Math.min(this.users, MAX_KEPT_USERS)).mapToObj(User::of).toArray(User[]::new);
	}

	private record User(byte[] key, MessageEncoder messages) {

		static User of(int number) {
			String id = "user_" + number;
			return new User(id.getBytes(StandardCharsets.UTF_8), new MessageEncoder(id));
		}
	}

	/**
	 * Makes a message. The record holds until the next one is made.
	 * @param nanoTime the time of sending, of {@link System#nanoTime()}
	 */
	ProducerRecord<byte[], byte[]> record(int id, long nanoTime) {
		int number = id % this.users;
		User user = (number < this.kept.length) ? this.kept[number] : User.of(number);
		long micros = this.clock.micros(nanoTime);
		return this.record.with(user.key(),
				user.messages().encode(id, micros / 1_000_000, (int) (micros % 1_000_000) * 1000, id * 10L));
	}

}
