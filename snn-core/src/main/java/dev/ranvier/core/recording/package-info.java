/**
 * Runs that are watched: {@link dev.ranvier.core.recording.RecordedRun} advances an engine, samples potentials on the
 * way, says how far it is, and can be asked to stop; {@link dev.ranvier.core.recording.ActivityLimit} ends a run whose
 * activity runs away. By the contract of {@link dev.ranvier.core.engine.Engine} a run that is cut into pieces gives the
 * same spikes as one that is not, so watching changes nothing.
 */
package dev.ranvier.core.recording;
