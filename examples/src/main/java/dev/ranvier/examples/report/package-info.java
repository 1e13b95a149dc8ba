/** Pages that open from disk: {@link dev.ranvier.examples.report.HtmlReport} needs no script, no font and no server. */
package dev.ranvier.examples.report;
