/**
 * Files. A wrong one is a {@link dev.ranvier.core.io.FormatException} that names the file and the place in it; nothing is
 * ever left half written.
 *
 * <h2>Models and networks</h2>
 *
 * A trained model ({@link dev.ranvier.core.io.ModelFile}) or a spiking network ({@link dev.ranvier.core.io.NetworkFile}) is
 * two files side by side: {@code NAME.json}, made to be read, and {@code NAME.npz} with the arrays. Both are written beside
 * their targets and moved into place when both are whole, the arrays first.
 *
 * <ul>
 *   <li>The JSON file begins with {@code "format": "ranvier-model-1"} or {@code "ranvier-network-1"}; {@link
 *       dev.ranvier.core.io.JsonFormat#kindOf} reads it. The number changes when a file of the old form would be
 *       misunderstood.
 *   <li>Each thing that has kinds says which by {@code "kind"}: the kinds of layers, neuron models, connectivities, encoders
 *       and decoders. The other keys are the names of the record's components, units included ({@code tauMembraneMs}).
 *   <li>Where an array belongs stands its name in the npz file. A neuron parameter is a number, or the name of a float64
 *       array with one value for each neuron.
 *   <li>Every key is needed, an unknown key is an error, and so is an array that no key names.
 * </ul>
 *
 * A layer's weights are float32 {@code [output][input]}, a dense connectivity's float32 {@code [source][target]}; indices
 * are int32. Not promised: that a file keeps its bytes from one version of Ranvier to the next.
 *
 * <h2>Arrays</h2>
 *
 * {@link dev.ranvier.core.io.NpzFile} reads and writes what {@code numpy.load} and {@code numpy.savez} do, so the weights can
 * be looked at and changed in Python.
 *
 * <h2>Spikes</h2>
 *
 * {@link dev.ranvier.core.io.SpikeFile} has the spikes of a run, as text or as arrays, written while the run goes on
 * ({@link dev.ranvier.core.io.SpikeWriter}); {@link dev.ranvier.core.io.PotentialCsvWriter} does the same for
 * potentials. These files are the exception to "nothing half written": what a run that broke off has recorded is kept,
 * under a name that says so.
 */
package dev.ranvier.core.io;
