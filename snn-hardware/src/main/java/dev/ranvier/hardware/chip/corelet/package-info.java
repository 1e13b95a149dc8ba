/**
 * Building for the chip by hand: blocks of neurons and axons with named connectors ({@link
 * dev.ranvier.hardware.chip.corelet.Corelet}), a small library of them, and a {@link
 * dev.ranvier.hardware.chip.corelet.Circuit} that joins blocks, packs them into cores and makes a program. After the
 * corelets of Amir et al. 2013 (IJCNN, doi:10.1109/IJCNN.2013.6707078).
 */
package dev.ranvier.hardware.chip.corelet;
