package suite.http.problem;

import org.springframework.http.HttpStatus;

/**
 * What a status says where nothing else is known.
 */
final class Details {

	private Details() {
	}

	static String of(HttpStatus status) {
		return switch (status) {
			case BAD_REQUEST -> "the request, or one of its parameters, is not encoded as HTTP wants it";
			case NOT_FOUND -> "there is nothing at this path";
			case METHOD_NOT_ALLOWED -> "this method is not supported here";
			case REQUEST_TIMEOUT -> "the request did not arrive in time";
			case UNSUPPORTED_MEDIA_TYPE -> "Content-Type: expected one type such as application/json";
			case REQUEST_HEADER_FIELDS_TOO_LARGE -> "the request line and headers are too large";
			case NOT_IMPLEMENTED -> "the request asks for something in HTTP that this server does not have";
			case HTTP_VERSION_NOT_SUPPORTED -> "expected HTTP/1.1";
			default -> status.is5xxServerError() ? "unexpected failure; the service's log says more"
					: "the request cannot be answered";
		};
	}

}
