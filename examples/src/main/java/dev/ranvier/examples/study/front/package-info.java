/** Networks trained for the chip, from five cores up: accuracy and energy beside what was published for the chip. */
package dev.ranvier.examples.study.front;
