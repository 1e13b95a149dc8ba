"""Prints the rates and CVs that SiegertTest holds the class Siegert against; needs mpmath."""
import mpmath as mp

mp.mp.dps = 30
ALPHA = mp.sqrt(2) * abs(mp.zeta(mp.mpf(1) / 2))


def rate(mu, sigma, tau, refractory, threshold, reset, synapse=0):
    shift = ALPHA / 2 * mp.sqrt(mp.mpf(synapse) / tau)
    a = (mp.mpf(reset) - mu) / sigma + shift
    b = (mp.mpf(threshold) - mu) / sigma + shift
    parts = sorted({a, b, *(mp.mpf(k) for k in range(int(mp.ceil(a)), int(mp.floor(b)) + 1))})
    passage = mp.quad(lambda u: mp.e ** (u * u) * mp.erfc(-u), parts)
    return 1000 / (refractory + tau * mp.sqrt(mp.pi) * passage)


def cv(mu, sigma, tau, refractory, threshold, reset):
    a = (mp.mpf(reset) - mu) / sigma
    b = (mp.mpf(threshold) - mu) / sigma
    grown = lambda u: mp.sqrt(mp.pi) / 2 * mp.erfi(u)
    low = min(a, mp.mpf(0))
    start = -mp.sqrt(low * low + 80)
    parts = sorted({start, (start + low) / 2, low, a, (a + b) / 2, b})
    double = mp.quad(lambda y: mp.e ** (y * y) * mp.erfc(-y) ** 2 * (grown(b) - grown(max(y, a))), parts)
    return rate(mu, sigma, tau, refractory, threshold, reset) * tau / 1000 * mp.sqrt(2 * mp.pi * double)


for case in [(15, 5, 20, 2, 20, 10, 0), (20, 5, 20, 2, 20, 10, 0), (25, 5, 20, 2, 20, 10, 0),
             (14, 3, 20, 2, 20, 10, 0), (10, 5, 10, 2, 15, 0, 0), (10, 5, 10, 2, 15, 0, mp.mpf("0.5")),
             (15, 5, 10, 2, 15, 0, mp.mpf("0.5")), (0, 1, 10, 2, 5, -1, 0), (40, 1, 10, 2, 15, 0, 0),
             (30, mp.mpf("0.1"), 10, 0, 15, 0, 0)]:
    print(case, mp.nstr(rate(*case), 15), mp.nstr(cv(*case[:6]), 12))
