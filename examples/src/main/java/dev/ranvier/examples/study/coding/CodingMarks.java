package dev.ranvier.examples.study.coding;

import java.util.List;

/** What others have published, for orientation beside our table; other networks, other data. */
final class CodingMarks {

    static final List<CodingResult.Mark> ALL = List.of(
            new CodingResult.Mark(
                    "28x28-12c5-2s-64c5-2s-10, MNIST, rate, data-based",
                    "99.14 -> 99.1 %",
                    "Diehl et al. 2015; spiking figure quoted by Tavanaei et al. 2018, trained one recalled"),
            new CodingResult.Mark(
                    "LeNet, MNIST, rate",
                    "99.44 -> 99.44 %",
                    "Rueckauer et al. 2017; quoted by Tavanaei et al. 2018, trained one recalled"),
            new CodingResult.Mark(
                    "LeNet-5, MNIST, time to first spike",
                    "under about 1 point lost, 7 to 10 times fewer operations than rates",
                    "Rueckauer and Liu 2018; recalled"),
            new CodingResult.Mark(
                    "VGG-16, CIFAR-10, rate, 10,000 steps", "91.14 %, 61.9 M spikes", "Park et al. 2020; recalled"),
            new CodingResult.Mark(
                    "VGG-16, CIFAR-10, phase, 1,500 steps", "91.21 %, 35.2 M spikes", "Park et al. 2020; recalled"),
            new CodingResult.Mark(
                    "VGG-16, CIFAR-10, burst, 1,125 steps", "91.41 %, 6.9 M spikes", "Park et al. 2020; recalled"),
            new CodingResult.Mark(
                    "VGG-16, CIFAR-10, T2FSNN, 680 steps", "91.43 %, 0.069 M spikes", "Park et al. 2020; recalled"),
            new CodingResult.Mark(
                    "VGG-16, CIFAR-10, QCFS, 4 and 8 steps", "95.52 -> 93.96, 94.95 %", "Bu et al. 2022; read"),
            new CodingResult.Mark("VGG-16, CIFAR-10, COS, 4 steps", "95.51 -> 95.46 %", "Hao et al. 2023; recalled"),
            new CodingResult.Mark(
                    "ResNet-20, CIFAR-10, few spikes, 10 steps a layer",
                    "91.58 -> 91.45 %",
                    "Stoeckl and Maass 2021; recalled"),
            new CodingResult.Mark(
                    "LeNet, MNIST, exact first spike",
                    "the trained accuracy, under 0.3 spikes a neuron",
                    "Stanojevic et al. 2024; abstract read"));

    private CodingMarks() {}
}
