"""Makes brian2-traces.npz: membrane traces of single neurons from Brian 2 (2.5.1) on a grid of 0.1 ms, exact integration.

    apt-get install python3-brian cython3; python3 brian2-traces.py

Brian moves the state from the beginning of a step to its end, then tests the threshold, then lets spikes arrive; all three
carry the time of the beginning. Here instants are called by the end of the step: input of step k is given to Brian at step
k - 1, what Brian shows at the beginning of step k is the state after step k, and a refractory period is a step longer.

Arrays: inputStep, inputReceptor, inputWeight [input]; NAME [step], the potential after each step, for the neurons below;
NAME_spikes [spike], steps. All are dimensionless, threshold 1, reset 0.
"""
import numpy as np
from brian2 import (NeuronGroup, SpikeGeneratorGroup, SpikeMonitor, StateMonitor, Network, Synapses, defaultclock, ms,
                    prefs)

prefs.codegen.target = "numpy"
STEPS = 2000
DT = 0.1
defaultclock.dt = DT * ms

rng = np.random.default_rng(3)
step = np.sort(rng.integers(5, STEPS - 5, 160))
receptor = rng.integers(0, 2, step.size)
weight = np.where(receptor == 0, rng.uniform(0.2, 1.6, step.size), -rng.uniform(0.1, 0.7, step.size))
weight = weight.astype(np.float32).astype(float)

NEURONS = {  # equations, refractory period in ms, receptors that take input
    "leaky": ("dv/dt = (1.3 - v) / (11.3*ms) : 1 (unless refractory)", 2.0, ()),
    "integrating": ("dv/dt = 0.037 / ms : 1 (unless refractory)", 0.0, ()),
    "currents": ("""dv/dt = (0.9 - v + a + b) / (20*ms) : 1 (unless refractory)
                    da/dt = -a / (5*ms) : 1
                    db/dt = -b / (10*ms) : 1""", 3.0, ("a", "b")),
    "alpha": ("""dv/dt = (0.5 - v + a) / (15*ms) : 1 (unless refractory)
                 da/dt = -a / (4*ms) + d / ms : 1
                 dd/dt = -d / (4*ms) : 1""", 1.0, ("d", None)),
    "adaptive": ("""dv/dt = (2.5 - v) / (10*ms) : 1 (unless refractory)
                    dh/dt = -h / (60*ms) : 1""", 2.0, ()),
}

arrays = {"inputStep": step.astype(np.int32), "inputReceptor": receptor.astype(np.int32),
          "inputWeight": weight.astype(np.float32)}
for name, (equations, refractory, takes) in NEURONS.items():
    threshold, reset = ("v >= 1 + h", "v = 0; h += 0.25") if name == "adaptive" else ("v >= 1", "v = 0")
    period = (refractory + DT) * ms if refractory > 0 else False
    group = NeuronGroup(1, equations, threshold=threshold, reset=reset, refractory=period,
                        method="euler" if name == "integrating" else "exact")  # Euler is exact for a constant slope
    parts = [group, StateMonitor(group, "v", record=True), SpikeMonitor(group)]
    for index, variable in enumerate(takes):
        if variable is None:
            continue
        mine = receptor == index
        count = int(mine.sum())
        source = SpikeGeneratorGroup(count, np.arange(count), (step[mine] - 1) * DT * ms)
        factor = "2.718281828459045 / 4 * " if variable == "d" else ""
        synapses = Synapses(source, group, "w : 1", on_pre=f"{variable} += {factor}w")
        synapses.connect()
        synapses.w = weight[mine]
        parts += [source, synapses]
    Network(*parts).run(STEPS * DT * ms)
    arrays[name] = parts[1].v[0]
    arrays[name + "_spikes"] = (np.round(parts[2].t / ms / DT).astype(np.int32) + 1)
    print(name, arrays[name + "_spikes"].size, "spikes")
np.savez_compressed("brian2-traces.npz", **arrays)
