package suite.lab.machine;

/**
 * What processes used.
 *
 * @param cpuSeconds user and system time of all their threads
 * @param peakRssMiB the greatest resident memory that a sample saw, of all together;
 * samples are {@link UsageMeter#INTERVAL} apart
 */
public record Usage(double cpuSeconds, double peakRssMiB) {
}
