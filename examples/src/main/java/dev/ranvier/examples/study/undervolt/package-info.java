/** The study of a lower supply voltage: what dropping late products costs in accuracy, and what the voltage saves. */
package dev.ranvier.examples.study.undervolt;
