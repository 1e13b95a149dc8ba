/** The event-driven engine: from instant to instant, with closed forms between them. */
package dev.ranvier.core.engine.event;
