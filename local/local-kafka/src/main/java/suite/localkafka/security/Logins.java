package suite.localkafka.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

import suite.localkafka.files.PrivateFiles;

/**
 * The users of a cluster and their passwords, each in the file of its name.
 *
 * @param passwords the directory
 */
public record Logins(Path passwords) {

	static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

	private static final int ITERATIONS = 4096;

	private static final int PASSWORD_BYTES = 24;

	/**
	 * Has Kafka know the users by their passwords.
	 * @param admin a client of somebody who may
	 * @param users who is to be known
	 * @throws ExecutionException if Kafka refuses it
	 */
	public void declare(Admin admin, Collection<String> users) throws ExecutionException, InterruptedException {
		List<UserScramCredentialAlteration> logins = users.stream()
			.<UserScramCredentialAlteration>map((user) -> new UserScramCredentialUpsertion(user,
					new ScramCredentialInfo(MECHANISM, ITERATIONS), password(user)))
			.toList();
		admin.alterUserScramCredentials(logins).all().get();
	}

	/**
	 * How a user logs in by SCRAM.
	 * @param user the user
	 * @return a value of {@code sasl.jaas.config}
	 */
	public String scram(String user) {
		return jaas(ScramLoginModule.class, user);
	}

	/**
	 * How a user logs in by PLAIN, for those that come before SCRAM.
	 * @param user the user
	 * @return a value of {@code sasl.jaas.config}
	 */
	public String plain(String user) {
		return jaas(PlainLoginModule.class, user);
	}

	/**
	 * An argument of {@code kafka-storage format --add-scram}, for those that have to be
	 * there before anybody can log in to make others.
	 */
	String first(String user) {
		return "%s=[name=%s,password=%s,iterations=%d]".formatted(MECHANISM.mechanismName(), user, password(user),
				ITERATIONS);
	}

	/** Makes a random password, unless the user has one. */
	void ensure(String user) {
		if (!Files.exists(file(user))) {
			byte[] random = new byte[PASSWORD_BYTES];
			new SecureRandom().nextBytes(random);
			PrivateFiles.write(file(user), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
		}
	}

	Path file(String user) {
		return this.passwords.resolve(user);
	}

	String password(String user) {
		try {
			return Files.readString(file(user));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The password of %s cannot be read: %s".formatted(user, ex), ex);
		}
	}

	private String jaas(Class<?> module, String user) {
		return "%s required username=\"%s\" password=\"%s\";".formatted(module.getName(), user, password(user));
	}

}
