/**
 * Small examples of the library, one capability each, made to be read: what {@code ranvier example NAME} runs. Each
 * writes a chart or a file and says in a few lines what is to be seen.
 */
package dev.ranvier.examples.gallery;
