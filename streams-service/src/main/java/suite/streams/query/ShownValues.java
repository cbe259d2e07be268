package suite.streams.query;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Values as an answer shows them, each made when it is written: a second copy of all
 * would not be within the bounds.
 */
class ShownValues extends AbstractMap<String, Object> {

	private final Map<String, Object> values;

	private final Function<Object, Object> show;

	ShownValues(Map<String, Object> values, Function<Object, Object> show) {
		this.values = values;
		this.show = show;
	}

	@Override
	public Set<Entry<String, Object>> entrySet() {
		return new AbstractSet<>() {

			@Override
			public Iterator<Entry<String, Object>> iterator() {
				return ShownValues.this.values.entrySet()
					.stream()
					.map((entry) -> Map.entry(entry.getKey(), ShownValues.this.show.apply(entry.getValue())))
					.iterator();
			}

			@Override
			public int size() {
				return ShownValues.this.values.size();
			}

		};
	}

}
