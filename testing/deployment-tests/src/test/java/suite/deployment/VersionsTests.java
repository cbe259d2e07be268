package suite.deployment;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new version of Kafka is taken everywhere at once.
 */
class VersionsTests {

	@Test
	void brokersAreOfTheVersionThatTheClientsAre() {
		String version = matches("pom.xml", "<kafka.version>(.*)</kafka.version>").get(0);
		for (String file : List.of("Dockerfile", "docs/compose.md",
				"testing/kafka-test/src/main/java/suite/testing/kafka/SharedBroker.java")) {
			assertThat(matches(file, "apache/kafka:(\\d[\\d.]*\\d)")).as(file).isNotEmpty().containsOnly(version);
		}
	}

	private static List<String> matches(String file, String pattern) {
		return Pattern.compile(pattern)
			.matcher(Project.read(file))
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
	}

}
