package suite.http.security.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import suite.http.security.access.Role;

/**
 * What is kept of a caller's token: not the token itself.
 *
 * @param name the caller's
 * @param roles what it may do
 * @param sha256 the digest of its token
 */
record Token(String name, Set<Role> roles, byte[] sha256) {

	private static final int DIGEST_DIGITS = 64;

	/**
	 * Reads a line of the file.
	 * @throws IllegalArgumentException naming what is wrong, without the digest
	 */
	static Token parse(String line) {
		String[] parts = line.strip().split("\\s+");
		if (parts.length != 3) {
			throw new IllegalArgumentException("expected name, roles and SHA-256, found " + parts.length + " parts");
		}
		if (!parts[2].matches("[0-9a-fA-F]{" + DIGEST_DIGITS + "}")) {
			throw new IllegalArgumentException("expected a SHA-256 of " + DIGEST_DIGITS
					+ " hexadecimal digits as the third part, found " + parts[2].length() + " characters");
		}
		Set<Role> roles = new TreeSet<>();
		for (String role : parts[1].split(",")) {
			roles.add(role(role));
		}
		return new Token(parts[0], roles, HexFormat.of().parseHex(parts[2]));
	}

	private static Role role(String text) {
		for (Role role : Role.values()) {
			if (role != Role.ANYONE && role.authority().equals(text)) {
				return role;
			}
		}
		throw new IllegalArgumentException(
				"unknown role '" + text + "', expected some of write, run, read, replay, " + "metrics, operate, peer");
	}

	/** Whether this is the digest, in the same time whatever it is. */
	boolean has(byte[] digest) {
		return MessageDigest.isEqual(this.sha256, digest);
	}

	List<GrantedAuthority> authorities() {
		return this.roles.stream()
			.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority(role.authority()))
			.toList();
	}

	static byte[] digest(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
