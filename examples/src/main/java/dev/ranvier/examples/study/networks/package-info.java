/** Networks that ship as descriptions of trainings: how accurate they become. */
package dev.ranvier.examples.study.networks;
