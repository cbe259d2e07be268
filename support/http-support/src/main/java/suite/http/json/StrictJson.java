package suite.http.json;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.core.Ordered;

/**
 * Makes Spring's mapper refuse what says something else than it means, where Jackson
 * would guess: fields that do not exist or exist twice, strings for numbers, numbers for
 * strings, fractions for integers, something behind the end, other encodings than UTF-8.
 */
public class StrictJson implements JsonFactoryBuilderCustomizer, JsonMapperBuilderCustomizer, Ordered {

	@Override
	public void customize(JsonFactoryBuilder json) {
		json.disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
	}

	@Override
	public void customize(JsonMapper.Builder json) {
		json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.withCoercionConfigDefaults((all) -> {
				for (CoercionInputShape shape : CoercionInputShape.values()) {
					all.setCoercion(shape, CoercionAction.Fail);
				}
			})
			.withCoercionConfig(LogicalType.Float,
					(number) -> number.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert));
	}

	// After the properties of spring.jackson.
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
