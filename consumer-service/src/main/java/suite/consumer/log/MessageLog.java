package suite.consumer.log;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.topic.BatchObserver;
import suite.log.LineLimit;
import suite.log.LogText;
import suite.log.LoggedContents;

/**
 * Prints each message on one line, up to a number of lines a second. Once a second it
 * says how many messages it has left out.
 */
@Component
class MessageLog implements BatchObserver {

	private static final Log logger = LogFactory.getLog(MessageLog.class);

	private final LineLimit limit;

	private final LogText text;

	private final LoggedContents logged;

	MessageLog(LogSettings settings, LoggedContents logged) {
		this.limit = new LineLimit(settings.linesPerSecond());
		this.text = new LogText(settings.maxValueLength());
		this.logged = logged;
	}

	@Override
	public void processed(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		if (!logger.isInfoEnabled()) {
			return;
		}
		int printed = this.limit.take(records.size());
		for (ConsumerRecord<byte[], byte[]> record : records.subList(0, printed)) {
			logger.info("topic=%s partition=%s offset=%s %s".formatted(topic, record.partition(), record.offset(),
					contents(record)));
		}
	}

	private String contents(ConsumerRecord<byte[], byte[]> record) {
		return this.logged.contents()
				? "key=%s value=%s".formatted(this.text.of(record.key()), this.text.of(record.value()))
				: "bytes=%s".formatted(Math.max(0, record.serializedValueSize()));
	}

	@Scheduled(fixedRate = 1000)
	void nextSecond() {
		long leftOut = this.limit.next();
		if (leftOut > 0) {
			logger.info("… and %s messages more in the last second, not printed".formatted(leftOut));
		}
	}

}
