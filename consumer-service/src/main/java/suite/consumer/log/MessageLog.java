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

/**
 * Prints each message on one line, up to a number of lines a second. Once a second it
 * says how many messages it has left out.
 */
@Component
class MessageLog implements BatchObserver {

	private static final Log logger = LogFactory.getLog(MessageLog.class);

	private final LineLimit limit;

	private final LogText text;

	MessageLog(LogSettings settings) {
		this.limit = new LineLimit(settings.linesPerSecond());
		this.text = new LogText(settings.maxValueLength());
	}

	@Override
	public void processed(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
		if (!logger.isInfoEnabled()) {
			return;
		}
		int printed = this.limit.take(records.size());
		for (ConsumerRecord<byte[], byte[]> record : records.subList(0, printed)) {
			logger.info("topic=%s partition=%s offset=%s key=%s value=%s".formatted(topic, record.partition(),
					record.offset(), this.text.of(record.key()), this.text.of(record.value())));
		}
	}

	@Scheduled(fixedRate = 1000)
	void nextSecond() {
		long leftOut = this.limit.next();
		if (leftOut > 0) {
			logger.info("… and %s messages more in the last second, not printed".formatted(leftOut));
		}
	}

}
