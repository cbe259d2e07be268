package suite.localkafka.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * Who may do what: a table of rights.
 *
 * @param rights one line each
 */
public record Acls(List<Acl> rights) {

	private static final String SUITE = "acls.txt";

	public Acls {
		rights = List.copyOf(rights);
	}

	/**
	 * The suite's own table, {@code security/acls.txt} of the project.
	 * @return the rights of the three services
	 */
	public static Acls ofSuite() {
		InputStream file = Objects.requireNonNull(Acls.class.getResourceAsStream(SUITE), SUITE);
		try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
			return read(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a table: one right a line, {@code #} begins a comment.
	 * @param table the text
	 * @return the rights
	 * @throws IllegalArgumentException for a line that is none
	 */
	public static Acls read(Reader table) {
		return new Acls(new BufferedReader(table).lines()
			.map((line) -> line.replaceFirst("#.*", "").strip())
			.filter((line) -> !line.isEmpty())
			.map(Acl::parse)
			.toList());
	}

	/**
	 * Those that have a right.
	 * @return their names, in order
	 */
	public Set<String> users() {
		return this.rights.stream().map(Acl::user).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The rights without some.
	 * @param others which to leave out
	 * @return the others
	 */
	public Acls without(Predicate<Acl> others) {
		return new Acls(this.rights.stream().filter(others.negate()).toList());
	}

	/**
	 * Gives the users exactly these rights: what is missing is added, and what they have
	 * beyond is taken away. Other users keep what they have.
	 * @param admin a client of somebody who may
	 * @throws ExecutionException if Kafka refuses it
	 */
	public void declare(Admin admin) throws ExecutionException, InterruptedException {
		Set<String> principals = users().stream().map(Acl::principal).collect(Collectors.toSet());
		Collection<AclBinding> known = admin.describeAcls(AclBindingFilter.ANY).values().get();
		List<AclBinding> wanted = this.rights.stream().map(Acl::binding).toList();
		admin.createAcls(wanted.stream().filter((binding) -> !known.contains(binding)).toList()).all().get();
		admin
			.deleteAcls(known.stream()
				.filter((binding) -> principals.contains(binding.entry().principal()) && !wanted.contains(binding))
				.map(AclBinding::toFilter)
				.toList())
			.all()
			.get();
	}

}
