/** What a checkpoint carries: the seam between those who own the state of a run and the files. */
package dev.ranvier.core.state;
