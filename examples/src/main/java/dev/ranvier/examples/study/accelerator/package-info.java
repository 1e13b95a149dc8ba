/** The study of conventional machines: one workload on all of them, its layers on one, and how large arrays are filled. */
package dev.ranvier.examples.study.accelerator;
