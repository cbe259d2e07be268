package suite.caller;

/**
 * Whoever sends requests, as far as is known: the name of its login, or its address.
 */
public record Caller(String name) {

	/**
	 * All programs on this machine, where nobody logs in. They have one address, which
	 * says nothing of who they are: there are no shares among them.
	 */
	public static final Caller LOCAL = new Caller("this machine");

}
