package suite.streams.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.util.StringUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

import suite.failure.RequestException;

/**
 * Reads a key from a path as the client wrote it. Servers and clients change paths: they
 * drop empty parts, cut off parameters and resolve dots. That would be another key, and
 * its counts a wrong answer.
 */
final class KeyInPath {

	private KeyInPath() {
	}

	/**
	 * The key in the current request's path.
	 * @throws RequestException if a path cannot carry it
	 */
	static String ofRequest() {
		HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
			.getRequest();
		String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
		String prefix = request.getContextPath() + pattern.replaceFirst("[*{].*", "");
		String uri = request.getRequestURI();
		return of(uri.startsWith(prefix) ? uri.substring(prefix.length()) : "");
	}

	/**
	 * Reads a key from what follows the endpoint in a path, as it was sent.
	 * @throws RequestException if a path cannot carry it
	 */
	static String of(String path) {
		List<String> segments = List.of(path.split("/", -1));
		if (path.indexOf(';') >= 0 || !segments.stream().map(KeyInPath::decode).allMatch(KeyInPath::staysInPath)) {
			throw RequestException.invalid("the path cannot carry this key: its parts between slashes must be UTF-8, "
					+ "not empty, not '.' or '..', and without ';'; give the key as ?key=, which takes every key");
		}
		return decode(path);
	}

	private static boolean staysInPath(String segment) {
		return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..");
	}

	/**
	 * Decodes it.
	 * @return empty if it is not UTF-8
	 */
	private static String decode(String path) {
		try {
			byte[] bytes = StringUtils.uriDecode(path, StandardCharsets.ISO_8859_1)
				.getBytes(StandardCharsets.ISO_8859_1);
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return "";
		}
	}

}
