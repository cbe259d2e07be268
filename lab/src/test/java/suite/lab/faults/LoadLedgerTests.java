package suite.lab.faults;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import suite.lab.ledger.StoredIds;
import suite.message.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class LoadLedgerTests {

	private static final String COMPLETED = """
			{"state":"COMPLETED","requested":3,"sent":3,"acked":3,"failed":0,"errors":{}}""";

	private static final String ENDED = "the run ended with each message accounted for, or with a reason";

	private static final String STORED = "every acknowledged message is stored once, in order";

	private static final String UPLOADS = "the uploads' reports add up";

	private static final String ANSWERED = "each request was done or put off";

	private static final UploadLedger UPLOAD = new UploadLedger("u", 4, 3, 0, 1);

	private final Answers answers = new Answers();

	@Test
	void holdsWhenAllFits() {
		this.answers.add(201);
		this.answers.add(503);
		assertThat(failing(COMPLETED, 3, UPLOAD, 3)).isEmpty();
		assertThat(failing(COMPLETED, 3, UPLOAD, 4)).isEmpty();
	}

	@Test
	void aRunThatFailsSaysWhy() {
		assertThat(failing("""
				{"state":"FAILED","requested":9,"sent":4,"acked":3,"failed":1,"errors":{"TimeoutException":1}}""", 3,
				UPLOAD, 3))
			.isEmpty();
		assertThat(failing("""
				{"state":"FAILED","requested":9,"sent":3,"acked":3,"failed":0,"errors":{}}""", 3, UPLOAD, 3))
			.containsExactly(ENDED);
	}

	@Test
	void aMessageOfARunWithoutAnOutcomeIsFound() {
		assertThat(failing("""
				{"state":"FAILED","requested":9,"sent":5,"acked":3,"failed":1,"errors":{"TimeoutException":1}}""", 3,
				UPLOAD, 3))
			.containsExactly(ENDED);
		assertThat(failing("""
				{"state":"RUNNING","requested":9,"sent":3,"acked":3,"failed":0,"errors":{}}""", 3, UPLOAD, 3))
			.containsExactly(ENDED);
		assertThat(failing("null", 3, UPLOAD, 3)).containsExactly(ENDED);
	}

	@Test
	void anAcknowledgedMessageThatIsNotStoredIsFound() {
		assertThat(failing(COMPLETED, 4, UPLOAD, 3)).containsExactly(STORED);
	}

	@Test
	void anUploadThatReportsOtherThanWhatIsStoredIsFound() {
		assertThat(failing(COMPLETED, 3, UPLOAD, 2)).containsExactly(UPLOADS);
		assertThat(failing(COMPLETED, 3, UPLOAD, 5)).containsExactly(UPLOADS);
		assertThat(failing(COMPLETED, 3, new UploadLedger("u", 5, 3, 0, 1), 3)).containsExactly(UPLOADS);
	}

	@Test
	void anotherAnswerAndNoneAreFound() {
		this.answers.add(500);
		assertThat(failing(COMPLETED, 3, UPLOAD, 3)).containsExactly(ANSWERED);
	}

	private List<String> failing(String run, int acked, UploadLedger upload, int storedOfUpload) {
		BitSet ids = new BitSet();
		ids.set(0, acked);
		LoadLedger ledger = new LoadLedger("null".equals(run) ? null : JsonMapper.shared().readTree(run),
				List.of(new RunLedger(Topics.TEST, "run", ids)), List.of(upload), this.answers);
		return ledger
			.checks(Map.of(Topics.TEST, Map.of("run", stored(3), "u", stored(storedOfUpload)), Topics.INPUT, Map.of()))
			.stream()
			.filter((check) -> !check.holds())
			.map(Check::name)
			.toList();
	}

	private static StoredIds stored(int count) {
		StoredIds stored = new StoredIds();
		for (int id = 0; id < count; id++) {
			stored.add("user", id);
		}
		return stored;
	}

}
