/** The chip: what its cores hold, a simulator that runs them tick by tick, and the files they are kept in. */
package dev.ranvier.hardware.chip;
