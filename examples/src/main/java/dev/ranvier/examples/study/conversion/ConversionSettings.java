package dev.ranvier.examples.study.conversion;

import dev.ranvier.training.conversion.RateSettings;

/**
 * What a user asked a conversion for; null leaves the choice to the search.
 *
 * @param method the code
 * @param steps steps of a code that has them, or null
 * @param percentile percentile of activations that the rate code can express, or null
 * @param input how samples enter the rate code
 * @param clipping false for first-spike windows that no input can exceed
 * @param stableSteps a run in steps ends once the same class has led for so many; null for never
 * @param integers true to examine the layers with weights of 8-bit integers as well
 * @param threads number of threads
 */
public record ConversionSettings(
        ConversionMethod method,
        Integer steps,
        Double percentile,
        RateSettings.Input input,
        boolean clipping,
        Integer stableSteps,
        boolean integers,
        int threads) {}
