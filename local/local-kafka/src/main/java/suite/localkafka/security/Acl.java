package suite.localkafka.security;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One right of one user.
 *
 * @param user whose it is
 * @param type of the resource
 * @param name the resource's, or how its name begins
 * @param pattern which of both
 * @param operation what the user may do
 */
public record Acl(String user, ResourceType type, String name, PatternType pattern, AclOperation operation) {

	private static final List<ResourceType> TYPES = List.of(ResourceType.TOPIC, ResourceType.GROUP,
			ResourceType.TRANSACTIONAL_ID, ResourceType.CLUSTER);

	private static final List<PatternType> PATTERNS = List.of(PatternType.LITERAL, PatternType.PREFIXED);

	private static final int FIELDS = 5;

	/**
	 * Reads a line: user, resource, name, pattern and operation, in the words of Kafka's
	 * own {@code kafka-acls.sh}.
	 * @param line the line, without a comment
	 * @return the right
	 * @throws IllegalArgumentException if it has other fields, or words that Kafka does
	 * not know
	 */
	static Acl parse(String line) {
		String[] fields = line.split("\\s+");
		if (fields.length != FIELDS) {
			throw new IllegalArgumentException(
					"\"%s\" has %d fields instead of user, resource, name, pattern and operation".formatted(line,
							fields.length));
		}
		return new Acl(fields[0], word(TYPES, fields[1]), fields[2], word(PATTERNS, fields[3]),
				word(List.of(AclOperation.values()), fields[4]));
	}

	// transactional-id, prefixed, DescribeConfigs: all written in other ways than Kafka's
	// constants.
	private static <E extends Enum<E>> E word(List<E> known, String word) {
		return known.stream()
			.filter((value) -> value.name().replace("_", "").equalsIgnoreCase(word.replace("-", "")))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("\"%s\" is none of %s".formatted(word,
					known.stream().map(Enum::name).collect(Collectors.joining(", ")))));
	}

	/**
	 * The right as Kafka's admin client wants it.
	 * @return an entry that allows it, from any address
	 */
	public AclBinding binding() {
		return new AclBinding(new ResourcePattern(this.type, this.name, this.pattern),
				new AccessControlEntry(principal(this.user), "*", this.operation, AclPermissionType.ALLOW));
	}

	static String principal(String user) {
		return "User:" + user;
	}

	@Override
	public String toString() {
		return String.join(" ",
				Arrays.asList(this.user, this.type.name(), this.name, this.pattern.name(), this.operation.name()));
	}

}
