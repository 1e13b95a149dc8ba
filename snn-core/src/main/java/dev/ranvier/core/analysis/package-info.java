/**
 * What spikes say: rates ({@link dev.ranvier.core.analysis.Rates}), intervals ({@link
 * dev.ranvier.core.analysis.Intervals}), counts and their variability ({@link dev.ranvier.core.analysis.SpikeCounts}),
 * correlations ({@link dev.ranvier.core.analysis.PairCorrelations}, {@link
 * dev.ranvier.core.analysis.CrossCorrelogram}), distances between spike trains ({@link
 * dev.ranvier.core.analysis.VanRossum}, {@link dev.ranvier.core.analysis.VictorPurpura}) and between samples ({@link
 * dev.ranvier.core.analysis.Distributions}), and what theory expects ({@link dev.ranvier.core.analysis.Siegert}, {@link
 * dev.ranvier.core.analysis.MeanField}).
 * {@link dev.ranvier.core.analysis.SpikeStatistics} has the usual numbers of a population in one record.
 *
 * <p>Everything is measured in a stated {@link dev.ranvier.core.analysis.Window}; a duration is never guessed from the
 * last spike. Work grows about linearly with the number of spikes unless a class says otherwise. What cannot be said of
 * a neuron, such as the spread of intervals of one that fired once, is NaN.
 */
package dev.ranvier.core.analysis;
