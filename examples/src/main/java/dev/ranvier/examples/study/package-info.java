/** Studies: each answers one question from data to table. {@link dev.ranvier.examples.study.DigitStudy} is the first. */
package dev.ranvier.examples.study;
