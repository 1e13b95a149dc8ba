/**
 * The machines held against what was published about them: a
 * {@link dev.ranvier.hardware.study.validation.ValidationRow} for each published figure, with the model's figure, the
 * deviation and why there is one. {@link dev.ranvier.hardware.study.validation.Validations} lists all of them.
 */
package dev.ranvier.hardware.study.validation;
