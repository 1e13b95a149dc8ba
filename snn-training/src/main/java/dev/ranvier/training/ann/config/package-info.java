/** Trainings as JSON files: what a network looks like and how it is trained. */
package dev.ranvier.training.ann.config;
