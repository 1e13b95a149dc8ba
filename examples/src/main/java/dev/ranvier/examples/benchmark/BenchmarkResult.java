package dev.ranvier.examples.benchmark;

import java.util.List;

/**
 * What a benchmark measured.
 *
 * @param network its name
 * @param question what the benchmark answers
 * @param engine event or tick
 * @param precision of the state; double for the event engine
 * @param kernels which inner loops ran
 * @param threads that shared one run
 * @param neurons of the network
 * @param synapses of the network; expected ones where pairs are drawn
 * @param buildSeconds wall time to draw and lay out the synapses
 * @param warmUpRuns runs before the timed ones, which are not counted
 * @param repeats timed runs
 * @param networkSeconds network time of a run
 * @param wallSeconds wall time of the simulation loop, median of the repeats
 * @param wallSecondsBest the shortest of them
 * @param cpuSeconds processor time of the thread that runs the loop, median of the repeats; of all threads together it is
 *     this times the threads, because they wait actively
 * @param wallPerNetworkSecond median wall time over network time
 * @param samples stimuli run one after the other, 1 if there is only one run
 * @param millisecondsPerSample median wall time of a sample
 * @param spikes in a run, sources included
 * @param synapticEvents in a run, those of drives not included
 * @param driveEvents Poisson arrivals in a run
 * @param eventsPerSecond synaptic events over median wall time
 * @param meanRateHz spikes per neuron and second, sources not included
 * @param populations rate of each population, sources included
 */
public record BenchmarkResult(
        String network,
        String question,
        String engine,
        String precision,
        String kernels,
        int threads,
        long neurons,
        long synapses,
        double buildSeconds,
        int warmUpRuns,
        int repeats,
        double networkSeconds,
        double wallSeconds,
        double wallSecondsBest,
        double cpuSeconds,
        double wallPerNetworkSecond,
        int samples,
        double millisecondsPerSample,
        long spikes,
        long synapticEvents,
        long driveEvents,
        double eventsPerSecond,
        double meanRateHz,
        List<PopulationRate> populations) {

    /** Takes a copy of the list. */
    public BenchmarkResult {
        populations = List.copyOf(populations);
    }

    /**
     * Mean rate of a population.
     *
     * @param name its name
     * @param rateHz spikes per neuron and second
     */
    public record PopulationRate(String name, double rateHz) {}
}
