package suite.localkafka;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.localkafka.security.Acl;
import suite.localkafka.security.Acls;
import suite.localkafka.security.ClusterSecurity;
import suite.localkafka.security.Logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeclareAccessIT {

	@TempDir
	Path passwords;

	@Test
	void everybodyHasALoginAndTheRightsOfTheTableHoweverOftenItIsDone() throws Exception {
		Acls old = Acls.read(new StringReader("producer-service topic secrets literal Read"));
		Acls suite = Acls.ofSuite();
		Logins logins = new Logins(this.passwords);
		for (String user : List.of(ClusterSecurity.ADMIN, "producer-service", "consumer-service", "streams-service")) {
			password(user, "of " + user);
		}
		try (KafkaCluster cluster = TestClients.quick().secure(old).start()) {
			Map<String, Object> settings = cluster.adminSettings();
			DeclareAccess.declare(settings, logins, suite);
			// The admin has another password now.
			settings.put("sasl.jaas.config", logins.scram(ClusterSecurity.ADMIN));
			password("producer-service", "a new one");
			DeclareAccess.declare(settings, logins, suite);
			try (Admin admin = Admin.create(settings)) {
				assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
					.containsExactlyInAnyOrderElementsOf(suite.rights().stream().map(Acl::binding).toList());
			}
			for (String user : suite.users()) {
				settings.put("sasl.jaas.config", logins.scram(user));
				try (Admin admin = Admin.create(settings)) {
					assertThat(admin.describeCluster().nodes().get()).hasSize(1);
				}
			}
			Map<String, Object> wrong = new HashMap<>(settings);
			wrong.computeIfPresent("sasl.jaas.config", (name, jaas) -> jaas.toString().replace("of ", "off "));
			try (Admin admin = Admin.create(wrong)) {
				assertThatExceptionOfType(ExecutionException.class)
					.isThrownBy(() -> admin.describeCluster().nodes().get())
					.withCauseInstanceOf(SaslAuthenticationException.class);
			}
		}
	}

	private void password(String user, String password) throws Exception {
		Files.writeString(this.passwords.resolve(user), password);
	}

}
