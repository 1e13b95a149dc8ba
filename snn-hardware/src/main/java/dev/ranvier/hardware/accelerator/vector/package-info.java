/** Programmable processors with vector units and no fixed dataflow. */
package dev.ranvier.hardware.accelerator.vector;
