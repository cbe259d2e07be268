package suite.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import suite.launcher.service.Home;
import suite.launcher.service.Inherited;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.launcher.service.SuiteException;
import suite.localkafka.LocalKafka;
import suite.localkafka.LocalKafkaException;
import suite.localkafka.security.Acls;

/**
 * What {@code ./run} runs.
 * <p>
 * Exit codes: 0 when the check passed, or when the suite was up and was asked to end
 * (Ctrl-C is its ordinary end); 1 with the reason when something failed; 2 for a wrong
 * command line. Asked to end before it was up, or in the middle of a check, it ends with
 * the signal's code.
 */
public final class Launcher {

	private static final Duration FLOW_TIMEOUT = Duration.ofSeconds(120);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final int PAUSE_FACTOR = 20;

	private final Options options;

	private final Suite suite;

	private final PrintStream out;

	private volatile boolean up;

	private volatile boolean askedToEnd;

	private Launcher(Options options, Suite suite, PrintStream out) {
		this.options = options;
		this.suite = suite;
		this.out = out;
	}

	/**
	 * Runs the command line and ends the JVM with the exit code.
	 * @param arguments see {@link Options#USAGE}
	 */
	public static void main(String[] arguments) {
		Locale.setDefault(Locale.ROOT);
		LocalKafka.quietLogging();
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		try {
			Options options = Options.parse(arguments);
			if (options.help()) {
				out.print(Options.USAGE);
				return;
			}
			Addresses addresses = options.freePorts() ? Addresses.free() : Addresses.documented();
			List<String> jvmOptions = options.once() ? RunningService.SHORT_LIVED : RunningService.LONG_LIVED;
			Suite suite = new Suite(addresses, addresses.logs(Home.find()), jvmOptions);
			System.exit(new Launcher(options, suite, out).run());
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.err.print(Options.USAGE);
			System.exit(2);
		}
	}

	private int run() {
		Thread hook = new Thread(this::end, "end-suite");
		Runtime.getRuntime().addShutdownHook(hook);
		int exitCode = attempt();
		if (this.askedToEnd) {
			waitForTheEnd();
		}
		Runtime.getRuntime().removeShutdownHook(hook);
		this.suite.close();
		return exitCode;
	}

	private int attempt() {
		try {
			start();
			SuiteClient client = new SuiteClient(this.suite.addresses());
			return this.options.once() ? check(client) : stayUp(client);
		}
		catch (SuiteException | LocalKafkaException ex) {
			if (!this.askedToEnd) {
				System.err.println(ex.getMessage());
			}
			return 1;
		}
	}

	private void start() {
		Addresses addresses = this.suite.addresses();
		addresses.requireFree();
		long begin = System.nanoTime();
		addresses.services()
			.keySet()
			.forEach((service) -> this.out.printf("  %-17s %s%n", service.module(), addresses.uri(service)));
		this.out.printf("  %-17s localhost:%d%n%nStarting them, logs in %s%n", "Kafka", addresses.kafka(),
				this.suite.logs());
		if (!Inherited.withheld().isEmpty()) {
			this.out.println("Not passed on to the services, which use a broker, ports and logs of their own: "
					+ String.join(", ", Inherited.withheld()));
		}
		this.suite.startKafka(this.options.data(), this.options.secure() ? Acls.ofSuite() : null);
		this.suite.startServices(Home.find(), this.options.data(), (reason) -> this.out.println("  " + reason));
		this.out.printf("Ready after %.1f s%n%n", (System.nanoTime() - begin) / 1e9);
	}

	private int check(SuiteClient client) {
		Flow.start(client, "20ms").await(FLOW_TIMEOUT, (status) -> {
		});
		this.out.printf("""
				%1$d messages to test-topic: all consumed
				%1$d messages to input-topic: all upper-cased into output-topic and consumed, all counted
				OK%n""", FlowStatus.MESSAGES);
		return 0;
	}

	private int stayUp(SuiteClient client) {
		this.out.println("100 messages to test-topic and 100 to input-topic, one each 100 ms:");
		Instant since = Instant.now().minus(Flow.RECENT);
		StatusLine line = new StatusLine(this.out, Boolean.getBoolean("suite.terminal"), System::nanoTime);
		try {
			Flow flow = Flow.start(client, "100ms");
			flow.await(FLOW_TIMEOUT, (status) -> show(line, Activity.of(client, since)));
			line.end();
			this.out.printf("All %d of each have arrived. Counts of input-topic:%n%s%n", FlowStatus.MESSAGES,
					CountsTable.of(flow.windows(), ZoneId.systemDefault()).indent(2));
		}
		catch (SuiteException ex) {
			line.end();
			if (!this.askedToEnd) {
				System.err.println(ex.getMessage());
			}
		}
		this.out.println(whereToLook(this.suite.addresses()));
		this.suite.security().ifPresent((security) -> this.out.printf("""
				Kafka's own tools log in with
				  --command-config %s%n
				""", security.adminFile()));
		this.out.println("Ctrl-C ends everything.");
		this.up = true;
		String reason = follow(line, client, since);
		line.end();
		if (!this.askedToEnd) {
			System.err.println(reason);
		}
		return 1;
	}

	// Until a process ends. Asks less often where answers take long: with many keys the
	// counts are much work.
	private String follow(StatusLine line, SuiteClient client, Instant since) {
		CompletableFuture<String> death = this.suite.onDeath();
		while (!death.isDone()) {
			long begin = System.nanoTime();
			show(line, Activity.of(client, since));
			long pause = Math.max(PAUSE.toNanos(), PAUSE_FACTOR * (System.nanoTime() - begin));
			// The result is the reason, or null when the time is over.
			death.copy().completeOnTimeout(null, pause, TimeUnit.NANOSECONDS).join();
		}
		return death.join();
	}

	private void show(StatusLine line, Activity activity) {
		if (!this.askedToEnd) {
			line.show(activity.line());
		}
	}

	private static String whereToLook(Addresses addresses) {
		return """
				Where to look
				  %1$s/runs                         the runs, with rate and latency
				  %2$s/messages                     what arrived, newest first
				  %2$s/actuator/consumption         rate, offsets and lag
				  %3$s/actuator/windowedcounts      the counts
				  %3$s/actuator/topology            the running topology
				  %1$s/actuator/prometheus          metrics, of each service
				""".formatted(addresses.uri(Service.PRODUCER), addresses.uri(Service.CONSUMER),
				addresses.uri(Service.STREAMS));
	}

	// In a shutdown hook: a signal has come.
	private void end() {
		this.askedToEnd = true;
		this.out.println("\nStopping the services, then Kafka");
		this.suite.close();
		if (this.up) {
			this.out.println("Stopped");
			Runtime.getRuntime().halt(0);
		}
	}

	private static void waitForTheEnd() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
