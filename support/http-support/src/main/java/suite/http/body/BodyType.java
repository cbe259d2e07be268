package suite.http.body;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The type that a body says it has.
 */
final class BodyType {

	/** What is right. */
	static final String EXPECTED = "Content-Type: expected one type such as application/json, "
			+ "with the charset utf-8 or none";

	private BodyType() {
	}

	/**
	 * Whether anything here might take a body of that type: forms and files nobody takes,
	 * and text is in UTF-8 everywhere.
	 */
	static boolean isTaken(@Nullable String contentType) {
		if (contentType == null || contentType.isEmpty()) {
			return true;
		}
		try {
			MediaType type = MediaType.parseMediaType(contentType);
			return type.isConcrete() && !type.getType().equals("multipart")
					&& !type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED) && isUtf8(type.getCharset());
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isUtf8(@Nullable Charset charset) {
		return charset == null || charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
	}

}
