package suite.testing.http;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint to be attacked, with a request that is right.
 *
 * @param path with {@code {x}} for a part and {@code name=x} for a parameter that may be
 * anything
 * @param body null for none
 */
public record Endpoint(String method, String path, @Nullable String contentType, @Nullable String body) {

	public static Endpoint get(String path) {
		return new Endpoint("GET", path, null, null);
	}

	public static Endpoint post(String path, String json) {
		return new Endpoint("POST", path, "application/json", json);
	}

	public Endpoint withContentType(String type) {
		return new Endpoint(this.method, this.path, type, this.body);
	}

}
