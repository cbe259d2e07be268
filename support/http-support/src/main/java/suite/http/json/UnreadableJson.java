package suite.http.json;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import suite.message.Excerpt;
import suite.message.Json;

/**
 * Says what is wrong with a JSON body, by its fields and not by Java's names.
 */
public final class UnreadableJson {

	private UnreadableJson() {
	}

	/**
	 * Which field is wrong and what would be right, or where the text is not JSON.
	 */
	public static String explain(JacksonException ex) {
		String field = field(ex);
		if (ex instanceof UnrecognizedPropertyException unknown) {
			return field + " is not a field; expected "
					+ unknown.getKnownPropertyIds()
						.stream()
						.map(String::valueOf)
						.sorted()
						.collect(Collectors.joining(", "));
		}
		if (ex instanceof InputCoercionException range) {
			return field + ": expected " + kind(range.getTargetType());
		}
		if (ex instanceof MismatchedInputException mismatch && !field.isEmpty()) {
			return field + ": expected " + kind(mismatch.getTargetType());
		}
		if (ex instanceof ValueInstantiationException && ex.getCause() instanceof IllegalArgumentException reason) {
			return String.valueOf(reason.getMessage());
		}
		if (ex instanceof DatabindException) {
			return "expected one JSON object and nothing behind it";
		}
		return "not valid JSON: " + Json.problem(ex);
	}

	private static String field(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? Excerpt.of(step.getPropertyName())
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining("."))
			.replace(".[", "[");
	}

	/**
	 * What values of a type are called.
	 */
	public static String kind(@Nullable Class<?> type) {
		if (type == Integer.class || type == int.class) {
			return "an integer from -2147483648 to 2147483647";
		}
		if (type == Long.class || type == long.class) {
			return "an integer from -9223372036854775808 to 9223372036854775807";
		}
		if (type == Boolean.class || type == boolean.class) {
			return "true or false";
		}
		if (type == String.class) {
			return "a string";
		}
		if (type != null && type.isEnum()) {
			return "one of " + Arrays.toString(type.getEnumConstants());
		}
		if (type != null && (Number.class.isAssignableFrom(type) || type.isPrimitive())) {
			return "a number";
		}
		return (type != null && (type.isArray() || List.class.isAssignableFrom(type))) ? "an array" : "an object";
	}

}
