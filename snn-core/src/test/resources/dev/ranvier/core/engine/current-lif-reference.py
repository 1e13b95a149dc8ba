"""Makes current-lif-reference.npz: 1,000 random driven neurons with exponential currents, solved with 40 digits.

tauMembrane V' = -V + drive + sum I_r, tau_r I_r' = -I_r, an input of weight w adds w to I_r, V >= 1 fires, V is reset and
held for the refractory period. Independent of the engine: the state is carried with mpmath; crossings are found by a dense
scan of each interval in ordinary floats, every maximum of which is refined, and then bisected with 40 digits.

    apt-get install python3-mpmath python3-numpy; python3 current-lif-reference.py

Arrays: parameters [case][tauMembrane, tau0, tau1 (0: none), drive, reset, refractory, delay0, delay1];
inputStart [case + 1]; inputTime, inputWeight, inputReceptor [input]; spikeStart [case + 1]; spikeTime, spikeSlope [spike],
ms and thresholds per ms. Cases in which a spike depends on less than 1e-12 of the threshold are left out.
"""
import math, random
import numpy as np
from mpmath import mp, mpf, exp

mp.dps = 40
END = 1000.0


def kernel(tm, ts, t):
    if tm == ts:
        return t / tm * exp(-t / tm)
    return ts / (ts - tm) * (exp(-t / ts) - exp(-t / tm))


def floats(tm, taus, drive, v, cur, t):
    value = drive + (v - drive) * np.exp(-t / tm)
    for ts, c in zip(taus, cur):
        value = value + c * (t / tm * np.exp(-t / tm) if tm == ts else ts / (ts - tm) * (np.exp(-t / ts) - np.exp(-t / tm)))
    return value


def solve(tm, taus, drive, reset, refractory, arrivals):
    """arrivals: sorted (time, receptor, weight). Returns (time, slope) of spikes, or None if a decision is too close."""
    tm, drive, reset, refractory = mpf(tm), mpf(drive), mpf(reset), mpf(refractory)
    taus = [mpf(t) for t in taus]
    now, v, cur, held = mpf(0), mpf(0), [mpf(0)] * len(taus), mpf(0)
    spikes, index = [], 0

    def at(d):
        return drive + (v - drive) * exp(-d / tm) + sum(c * kernel(tm, ts, d) for c, ts in zip(cur, taus))

    while True:
        nxt = mpf(arrivals[index][0]) if index < len(arrivals) else mpf(END)
        if held > now:                       # V stands still
            to = min(held, nxt)
            cur = [c * exp(-(to - now) / ts) for c, ts in zip(cur, taus)]
            now = to
        else:
            span = float(nxt - now)
            grid = np.linspace(0, span, max(200, int(span * 100)))
            f = floats(float(tm), [float(t) for t in taus], float(drive), float(v), [float(c) for c in cur], grid)
            hit = None
            for i in range(1, len(grid)):
                top = i < len(grid) - 1 and f[i] >= f[i - 1] and f[i] >= f[i + 1] and f[i] > 0.999
                if f[i] >= 1 - 1e-9 or top:
                    lo, hi = mpf(grid[i - 1]), mpf(grid[min(i + 1, len(grid) - 1)] if top else grid[i])
                    if top or at(hi) < 1:    # golden section for the maximum in between
                        a, b = lo, hi
                        for _ in range(120):
                            m1, m2 = a + (b - a) / 3, b - (b - a) / 3
                            if at(m1) < at(m2):
                                a = m1
                            else:
                                b = m2
                        hi = (a + b) / 2
                        if abs(at(hi) - 1) < mpf(10) ** -12:
                            return None
                    if at(hi) >= 1:
                        for _ in range(130):
                            m = (lo + hi) / 2
                            if at(m) >= 1:
                                hi = m
                            else:
                                lo = m
                        hit = hi
                        break
            to = nxt if hit is None else now + hit
            d = to - now
            v, cur = at(d), [c * exp(-d / ts) for c, ts in zip(cur, taus)]
            now = to
            if hit is not None:
                if now >= END:
                    return spikes
                spikes.append((float(now), float((drive - v + sum(cur)) / tm)))
                v, held = reset, now + refractory
                continue
        if now >= END:
            return spikes
        while index < len(arrivals) and mpf(arrivals[index][0]) == now:
            cur[arrivals[index][1]] += mpf(arrivals[index][2])
            index += 1


def main():
    rng = random.Random(20261123)
    par, start, times, weights, receptors, out_start, out, slopes = [], [0], [], [], [], [0], [], []
    while len(par) < 1000:
        tm = rng.choice([10.0, 20.0, round(rng.uniform(4, 30), 2)])
        taus = [rng.choice([tm, tm / 2, round(rng.uniform(0.5, 25), 2)]) for _ in range(rng.choice([1, 1, 2]))]
        drive = round(rng.uniform(-0.5, 1.6), 3)
        reset = rng.choice([0.0, -0.25, 0.5])
        refractory = rng.choice([0.0, 2.0, 4.7])
        delays = [rng.choice([0.1, 1.5, 3.25]), rng.choice([0.75, 2.0])]
        count = rng.choice([10, 40, 80])
        spikes = sorted(rng.randrange(1, 1000 * 1024 - 4096) / 1024 for _ in range(count))
        inputs = [(t, rng.randrange(len(taus)), rng.randrange(-512, 1280) / 128 * 5 / max(1, taus[0])) for t in spikes]
        arrivals = sorted((t + delays[r], r, w) for t, r, w in inputs)
        arrivals = [(t, r, float(np.float32(w))) for t, r, w in arrivals]
        result = solve(tm, taus, drive, reset, refractory, arrivals)
        if result is None:
            continue
        par.append([tm, taus[0], taus[1] if len(taus) > 1 else 0, drive, reset, refractory] + delays)
        times += [t for t, _, _ in inputs]
        weights += [w for _, _, w in inputs]
        receptors += [r for _, r, _ in inputs]
        start.append(len(times))
        out += [t for t, _ in result]
        slopes += [s for _, s in result]
        out_start.append(len(out))
    np.savez_compressed('current-lif-reference.npz', parameters=np.array(par), inputStart=np.array(start, np.int32),
                        inputTime=np.array(times), inputWeight=np.array(weights, np.float32),
                        inputReceptor=np.array(receptors, np.int32), spikeStart=np.array(out_start, np.int32),
                        spikeTime=np.array(out), spikeSlope=np.array(slopes))


main()
