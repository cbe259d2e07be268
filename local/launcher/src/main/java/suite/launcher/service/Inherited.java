package suite.launcher.service;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The variables of this process's environment that its services do not get. Whoever
 * starts them says where Kafka is, how it is reached and how many brokers there are,
 * where services listen, and where they log: what the environment says of it is meant for
 * others, and could only break them. All else is passed on.
 */
public final class Inherited {

	private static final Pattern WITHHELD = Pattern
		.compile("(SERVER|MANAGEMENT|SPRING_(APPLICATION|CONFIG|MAIN|PROFILES|SSL))_.*"
				+ "|LOGGING_(CONFIG|FILE|LOGBACK|THRESHOLD).*"
				+ "|SPRING_KAFKA_((ADMIN|CONSUMER|PRODUCER|STREAMS)_)?(PROPERTIES_)?"
				+ "(BOOTSTRAP|JAAS|REPLICATION|SASL|SECURITY|SSL|STATE_?DIR).*"
				+ "|SUITE_(TOPICS_(REPLICATION|MIN_?INSYNC)|STREAMS_ADVERTISED).*");

	private Inherited() {
	}

	/**
	 * Those of this process that are not passed on.
	 * @return their names, in order
	 */
	public static List<String> withheld() {
		return withheld(System.getenv().keySet());
	}

	// Spring finds a property under several spellings of its name.
	static List<String> withheld(Collection<String> names) {
		return names.stream()
			.filter((name) -> WITHHELD.matcher(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")).matches())
			.sorted()
			.toList();
	}

}
