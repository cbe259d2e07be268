package suite.streams.lifecycle;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

import suite.kafka.availability.KafkaAvailableEvent;

/**
 * Starts the topology when Kafka is there for the first time, not before: Kafka Streams
 * fails for good where its source topic is missing. Later outages it survives by itself.
 */
@Component
class StreamsStarter implements DisposableBean {

	private static final Log logger = LogFactory.getLog(StreamsStarter.class);

	private static final Duration RETRY_INTERVAL = Duration.ofSeconds(2);

	private final StreamsBuilderFactoryBean factory;

	private final TopologyTopics topics;

	private final KafkaWatch watch;

	private final StateFit fit;

	private final StreamsSettings settings;

	private final Environment environment;

	private final StreamsState state;

	private final StreamsInstance instance;

	private @Nullable Thread starter;

	private boolean closed;

	private volatile @Nullable StateDirectory directory;

	StreamsStarter(StreamsBuilderFactoryBean factory, TopologyTopics topics, KafkaWatch watch, StateFit fit,
			StreamsSettings settings, Environment environment, StreamsState state, StreamsInstance instance) {
		this.factory = factory;
		this.topics = topics;
		this.watch = watch;
		this.fit = fit;
		this.settings = settings;
		this.environment = environment;
		this.state = state;
		this.instance = instance;
	}

	@EventListener(KafkaAvailableEvent.class)
	synchronized void startOnce() {
		if (this.starter == null && !this.closed) {
			this.starter = new Thread(this::startUntilDone, "streams-starter");
			this.starter.setDaemon(true);
			this.starter.start();
		}
	}

	@EventListener(ContextClosedEvent.class)
	void cancel() throws InterruptedException {
		@Nullable Thread thread;
		synchronized (this) {
			this.closed = true;
			thread = this.starter;
		}
		if (thread != null) {
			thread.interrupt();
			thread.join(RETRY_INTERVAL.toMillis());
		}
	}

	/**
	 * After the topology was stopped: another instance may take the directory now.
	 */
	@Override
	public void destroy() throws IOException {
		StateDirectory held = this.directory;
		if (held != null) {
			held.close();
		}
	}

	private void startUntilDone() {
		try {
			while (!tryStart()) {
				Thread.sleep(RETRY_INTERVAL.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			this.state.failedToStart(cause.toString());
			logger.error("The topology cannot be started: %s. This instance has to be restarted when that is remedied"
				.formatted(cause.getMessage()), ex);
		}
	}

	private boolean tryStart() throws InterruptedException {
		KafkaFacts facts;
		try {
			facts = this.watch.look();
		}
		catch (KafkaException ex) {
			logger.warn("The topology is not started yet: " + ex.getMessage());
			return false;
		}
		if (!facts.partitions().containsKey(this.topics.input())) {
			logger.warn("The topology is not started yet: %s does not exist".formatted(this.topics.input()));
			return false;
		}
		if (this.fit.problem().isPresent()) {
			// It has logged what to do.
			return false;
		}
		String address = address();
		this.factory.setStreamsConfiguration(configuration(address, facts.cluster()));
		this.factory.start();
		this.watch.start();
		KafkaStreams streams = Objects.requireNonNull(this.factory.getKafkaStreams(), "it was started just now");
		this.instance.started(new StreamsInstance.Running(streams, address));
		logger.info("The topology is started as " + address);
		return true;
	}

	// There is a directory for each cluster, or counts of another one would be mixed in;
	// and one for each instance, as two cannot share one.
	private Properties configuration(String address, @Nullable String cluster) {
		Properties configuration = Objects.requireNonNull(this.factory.getStreamsConfiguration(),
				"TopologySetup has set it");
		File base = new File(configuration.getProperty(StreamsConfig.STATE_DIR_CONFIG));
		File ofCluster = new File(base, (cluster != null) ? cluster : "unknown-cluster");
		this.directory = StateDirectory.claim(ofCluster, "port-" + port());
		configuration.setProperty(StreamsConfig.STATE_DIR_CONFIG, this.directory.directory().getPath());
		configuration.setProperty(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
		return configuration;
	}

	private String address() {
		return (this.settings.advertisedAddress() != null) ? this.settings.advertisedAddress() : "localhost:" + port();
	}

	private String port() {
		return this.environment.getProperty("local.server.port", this.environment.getProperty("server.port", "8080"));
	}

}
