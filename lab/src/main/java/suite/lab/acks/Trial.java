package suite.lab.acks;

/**
 * One run with one fault.
 *
 * @param row the settings
 * @param number counted from 1 within the row
 * @param fault what is done
 * @param partition to whose leader it is done
 * @param leadMs how long the run goes on before the fault
 * @param stallMs how long what stalls stalls
 */
record Trial(Row row, int number, Fault fault, int partition, long leadMs, long stallMs) {
}
