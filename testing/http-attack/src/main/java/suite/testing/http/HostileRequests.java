package suite.testing.http;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes requests that are wrong in one way or another. The same seed makes the same
 * requests. Used by one thread.
 */
public final class HostileRequests {

	private static final Pattern VARIABLE = Pattern.compile("\\{x}|(?<==)x(?=&|$)");

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE", "CONNECT", "PROPFIND", "FOO", "get", "A".repeat(200));

	private static final List<String> CONTENT_TYPES = List.of("", "text/plain", "application/xml", "text/json",
			"application/json;charset=utf-16", "application/json;charset=nonsense", "application/json;;",
			"application/*", "*/*", "///", "application/json, application/x-ndjson",
			"application/x-ndjson;charset=latin1", "application/x-www-form-urlencoded", "multipart/form-data",
			"multipart/form-data;boundary=x", "application/octet-stream", "application/problem+json", "x".repeat(4_000),
			"application/json;q=\u00ff");

	private static final List<String> HEADERS = List.of("Accept: image/png", "Accept: nonsense", "Accept: */*;q=x",
			"Accept: text/event-stream", "Accept: application/xml", "Accept-Encoding: \u00ff", "Accept-Charset: x",
			"Accept-Language: ${x}", "Content-Encoding: gzip", "Content-Language: x", "Expect: 100-continue",
			"Expect: x", "Range: bytes=5-1", "Range: bytes=0-" + "1,2-".repeat(500), "If-Modified-Since: yesterday",
			"If-None-Match: *", "If-Match: \"", "Origin: null", "Cookie: a=b; =; \"", "Authorization: Basic !",
			"X-HTTP-Method-Override: DELETE", "X-Forwarded-Host: ../", "Forwarded: for=\"", "Upgrade: h2c",
			"Connection: upgrade, close, x", "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, chunked",
			"Transfer-Encoding: x", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 1",
			"Content-Length: x", "Host: b", "Host: [", "X: " + "y".repeat(5_000), "X: " + "y".repeat(100_000),
			"X: \u0000", "X\u0001: y", "X : y", ": y", "no colon", " folded", "X: y\r\n".repeat(500) + "X: y");

	private final Random random;

	private final HostileText text;

	private final List<Endpoint> endpoints;

	public HostileRequests(long seed, List<Endpoint> endpoints) {
		this.random = new Random(seed);
		this.text = new HostileText(this.random);
		this.endpoints = List.copyOf(endpoints);
	}

	public RawRequest next() {
		Endpoint endpoint = this.text.one(this.endpoints);
		String path = path(endpoint);
		byte[] body = (endpoint.body() != null) ? bytes(endpoint.body()) : new byte[0];
		String type = (endpoint.contentType() != null) ? endpoint.contentType() : "application/json";
		return switch (this.random.nextInt(10)) {
			case 0, 1 -> request("hostile JSON", endpoint.method(), path, type, bytes(this.text.json(4)));
			case 2 -> request("deep nesting", endpoint.method(), path, type, nested());
			case 3 -> request("random bytes", endpoint.method(), path, type, randomBytes());
			case 4, 5 -> request("damaged body", endpoint.method(), path, type, damaged(body));
			case 6 -> request("content type", endpoint.method(), path, this.text.one(CONTENT_TYPES), body);
			case 7 -> request("method", this.text.one(METHODS), path, type, body);
			case 8 -> request("header", endpoint.method(), path, type + "\r\n" + this.text.one(HEADERS), body);
			default -> framing(endpoint.method(), path, type, body);
		};
	}

	/**
	 * A body of which far too much comes, announced or not.
	 */
	public static RawRequest huge(Endpoint endpoint, long size, boolean chunked) {
		String length = chunked ? "Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(size)
				: "Content-Length: %d\r\n\r\n".formatted(size);
		String head = "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\n%s[\""
			.formatted(endpoint.method(), endpoint.path().replace("{x}", "x"), endpoint.contentType(), length);
		return new RawRequest(size + " bytes", bytes(head), size - 2);
	}

	private String path(Endpoint endpoint) {
		Matcher variable = VARIABLE.matcher(endpoint.path());
		return variable.replaceAll((match) -> Matcher.quoteReplacement(
				(this.random.nextInt(4) > 0) ? URLEncoder.encode(this.text.value(), StandardCharsets.UTF_8)
						: this.text.one(List.of("%00", "..", "%2e%2e", "%2f", "%", "%zz", "%ff%fe", ";a=b", "//", "\\",
								"a b", "\u00ff", "{", "|", "x".repeat(7_000), ""))));
	}

	private byte[] nested() {
		String open = this.text.one(List.of("[", "{\"a\":", "[{\"id\":", "{\"user_id\":["));
		return bytes(open.repeat(1 + this.random.nextInt(20_000)));
	}

	private byte[] randomBytes() {
		byte[] bytes = new byte[this.random.nextInt(2_000)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private byte[] damaged(byte[] body) {
		ByteArrayOutputStream damaged = new ByteArrayOutputStream();
		for (byte b : body) {
			switch (this.random.nextInt(40)) {
				case 0 -> damaged.write(this.random.nextInt(256));
				case 1 -> damaged.writeBytes(bytes(this.text.json(1)));
				case 2 -> damaged.writeBytes(new byte[] { b, b });
				case 3 -> {
				}
				default -> damaged.write(b);
			}
		}
		return damaged.toByteArray();
	}

	private RawRequest framing(String method, String path, String type, byte[] body) {
		String start = "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\n"
			.formatted(method, path, type);
		String chunked = start + "Transfer-Encoding: chunked\r\n";
		String text = new String(body, StandardCharsets.ISO_8859_1);
		return new RawRequest("framing", bytes(switch (this.random.nextInt(8)) {
			case 0 -> start + "Content-Length: %d\r\n\r\n%s".formatted(body.length + 100, text);
			case 1 -> start + "Content-Length: %d\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length,
					body.length + 1, text);
			case 2 -> chunked + "\r\nzz\r\n" + text;
			case 3 -> chunked + "\r\n%x\r\n%s".formatted(body.length + 5, text);
			case 4 -> chunked + "\r\n-1\r\n" + text;
			case 5 -> chunked + "Content-Length: 3\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(body.length, text);
			case 6 -> "%s %s HTTP/%s\r\nHost: localhost\r\n\r\n".formatted(method, path,
					this.text.one(List.of("3.0", "x", "0.9", "1.10")));
			default -> "%s %s HTTP/1.1\r\n\r\n".formatted(method, path);
		}), 0);
	}

	private static RawRequest request(String description, String method, String path, String contentType, byte[] body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(bytes(
				"%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\nContent-Type: %s\r\n\r\n"
					.formatted(method, path, body.length, contentType)));
		bytes.writeBytes(body);
		return new RawRequest(description, bytes.toByteArray(), 0);
	}

	// Characters above it become what no UTF-8 is.
	private static byte[] bytes(String text) {
		return text
			.getBytes(text.chars().allMatch((c) -> c < 0x100) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
	}

}
