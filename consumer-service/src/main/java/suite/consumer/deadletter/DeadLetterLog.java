package suite.consumer.deadletter;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.log.LogSettings;
import suite.log.LineLimit;
import suite.log.LogText;
import suite.log.LoggedContents;
import suite.message.MalformedMessageException;

/**
 * Logs dead letters, at most as many lines a second as messages.
 */
@Component
class DeadLetterLog {

	private static final Log logger = LogFactory.getLog(DeadLetterLog.class);

	private final LineLimit limit;

	private final LogText text;

	private final LoggedContents logged;

	DeadLetterLog(LogSettings settings, LoggedContents logged) {
		this.limit = new LineLimit(settings.linesPerSecond());
		this.text = new LogText(settings.maxValueLength());
		this.logged = logged;
	}

	void write(ConsumerRecord<?, ?> record, Exception reason) {
		if (this.limit.take(1) == 1) {
			String line = "Dead letter: topic=%s partition=%s offset=%s reason=%s".formatted(record.topic(),
					record.partition(), record.offset(),
					this.logged.of(reason, () -> this.text.of(String.valueOf(reason))));
			// The reason has the decoder's complaint; a stack trace says no more.
			boolean alone = reason instanceof MalformedMessageException || !this.logged.contents();
			logger.warn(line, alone ? null : reason);
		}
	}

	@Scheduled(fixedRate = 1000)
	void nextSecond() {
		long leftOut = this.limit.next();
		if (leftOut > 0) {
			logger.warn("… and %s dead letters more in the last second".formatted(leftOut));
		}
	}

}
