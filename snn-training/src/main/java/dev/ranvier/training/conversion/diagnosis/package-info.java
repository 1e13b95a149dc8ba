/**
 * The doctor: what a conversion did to each layer, where accuracy is lost, how many steps are needed, and what to change. It
 * looks at training images only.
 */
package dev.ranvier.training.conversion.diagnosis;
