package suite.localkafka.security;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AclsTests {

	@Test
	void aLineIsOneRightAndCommentsAreNone() {
		assertThat(Acls.read(new StringReader("""
				# who            what

				streams-service  transactional-id  streams-app-  prefixed  Write  # exactly once
				streams-service  topic             output-topic  literal   DescribeConfigs
				""")).rights()).containsExactly(
				new Acl("streams-service", ResourceType.TRANSACTIONAL_ID, "streams-app-", PatternType.PREFIXED,
						AclOperation.WRITE),
				new Acl("streams-service", ResourceType.TOPIC, "output-topic", PatternType.LITERAL,
						AclOperation.DESCRIBE_CONFIGS));
	}

	@Test
	void aLineThatIsNoneIsNamedWithWhatWouldBeRight() {
		assertThatIllegalArgumentException().isThrownBy(() -> Acl.parse("a topic b Write"))
			.withMessage("\"a topic b Write\" has 4 fields instead of user, resource, name, pattern and operation");
		assertThatIllegalArgumentException().isThrownBy(() -> Acl.parse("a topics b literal Write"))
			.withMessage("\"topics\" is none of TOPIC, GROUP, TRANSACTIONAL_ID, CLUSTER");
		assertThatIllegalArgumentException().isThrownBy(() -> Acl.parse("a topic b wildcard Write"))
			.withMessage("\"wildcard\" is none of LITERAL, PREFIXED");
		assertThatIllegalArgumentException().isThrownBy(() -> Acl.parse("a topic b literal Writ"))
			.withMessageStartingWith("\"Writ\" is none of ");
	}

	@Test
	void theSuitesTableNamesNoRightTwiceAndNoneThatAnotherIncludes() {
		List<Acl> rights = Acls.ofSuite().rights();
		assertThat(new HashSet<>(rights)).hasSameSizeAs(rights);
		assertThat(rights).extracting(Acl::operation)
			.doesNotContain(AclOperation.ALL, AclOperation.ANY, AclOperation.DESCRIBE);
	}

	@Test
	void theSuitesTableHasAUserForEachServiceAndNothingForAll() {
		Acls suite = Acls.ofSuite();
		assertThat(suite.users()).containsExactly("consumer-service", "producer-service", "streams-service");
		assertThat(suite.rights()).extracting(Acl::name).doesNotContain("*").allMatch((name) -> name.length() > 5);
		assertThat(suite.rights()).extracting(Acl::type).doesNotContain(ResourceType.CLUSTER);
	}

}
