package suite.producer.publish;

import java.util.AbstractList;

import suite.failure.RequestException;
import suite.http.problem.RequestProblems;

/**
 * The outcomes of an array as JSON shows them: a receipt or a problem for each item, made
 * when it is written.
 */
final class ArrayAnswer extends AbstractList<Object> {

	private final ArrayOutcomes outcomes;

	private final Turns turns = new Turns();

	ArrayAnswer(ArrayOutcomes outcomes) {
		this.outcomes = outcomes;
	}

	@Override
	public Object get(int index) {
		this.turns.next();
		Object outcome = this.outcomes.get(index);
		return (outcome instanceof RequestException failure) ? RequestProblems.of(failure) : outcome;
	}

	@Override
	public int size() {
		return this.outcomes.size();
	}

}
