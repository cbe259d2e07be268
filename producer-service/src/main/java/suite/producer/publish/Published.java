package suite.producer.publish;

/**
 * What became of a JSON body: a receipt if it was one item, an outcome for each if it was
 * an array.
 */
sealed interface Published permits Receipt, ArrayOutcomes {

}
