#!/usr/bin/env python3
"""Minimax polynomials for the f32 functions of dialect/elementwise/Float32*.cpp; needs mpmath.

Prints the coefficients, lowest power first, with the largest weighted error. Remez's exchange algorithm finds the
polynomial with the least maximum of |weight (f - p)|; then each coefficient in turn, from the lowest power on, is
rounded to the target's precision and the others are fitted again. `minimax.py NAME...` makes only those named.
"""

import struct
import sys

from mpmath import mp, mpf

mp.dps = 50


def to_float(value, bits):
    """`value` rounded to f32 or f64."""
    number = float(value)
    return mpf(struct.unpack("f", struct.pack("f", number))[0] if bits == 32 else number)


def fit(target, powers, points, values, weights):
    """Coefficients of `powers` for samples of a function, and the largest weighted error."""
    count = len(powers)
    chosen = [round(i * (len(points) - 1) / count) for i in range(count + 1)]
    for _ in range(60):
        system = mp.matrix(count + 1, count + 1)
        right = mp.matrix(count + 1, 1)
        for row, k in enumerate(chosen):
            for column, power in enumerate(powers):
                system[row, column] = points[k] ** power
            system[row, count] = (-1) ** row / weights[k]
            right[row] = values[k]
        solution = mp.lu_solve(system, right)
        coefficients = [solution[i] for i in range(count)]
        errors = [w * (v - sum(c * x ** p for c, p in zip(coefficients, powers)))
                  for x, v, w in zip(points, values, weights)]
        # The largest error of every run of one sign; the least of an end is dropped while there are too many.
        extrema = []
        for k, error in enumerate(errors):
            if extrema and (errors[extrema[-1]] > 0) == (error > 0):
                if abs(error) > abs(errors[extrema[-1]]):
                    extrema[-1] = k
            else:
                extrema.append(k)
        while len(extrema) > count + 1:
            extrema.pop(0 if abs(errors[extrema[0]]) < abs(errors[extrema[-1]]) else -1)
        worst = max(abs(e) for e in errors)
        if len(extrema) < count + 1 or worst <= abs(solution[count]) * mpf("1.001"):
            break
        chosen = extrema
    return coefficients, worst


def minimax(function, weight, low, high, powers, bits=32, samples=600):
    """Rounded coefficients of `powers` for `function` on [low, high], and the largest |weight (f - p)|."""
    low, high = mpf(low), mpf(high)
    points = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (i + mpf(1) / 2) / samples) for i in range(samples)]
    values = [function(x) for x in points]
    weights = [abs(weight(x)) for x in points]
    powers = list(powers)
    error = lambda c: max(abs(w * (v - sum(c_ * x ** p for c_, p in zip(c, powers))))
                          for x, v, w in zip(points, values, weights))
    coefficients, _ = fit(function, powers, points, values, weights)
    best = [to_float(c, bits) for c in coefficients]
    worst = error(best)
    # The remaining powers alone may lack the alternation that the exchange needs; the plain rounding serves then.
    rounded, rest = [], values
    try:
        for k in range(len(powers)):
            coefficients, _ = fit(function, powers[k:], points, rest, weights)
            rounded.append(to_float(coefficients[0], bits))
            rest = [v - rounded[-1] * x ** powers[k] for x, v in zip(points, rest)]
            candidate = rounded + [to_float(c, bits) for c in coefficients[1:]]
            if error(candidate) < worst:
                best, worst = candidate, error(candidate)
    except ZeroDivisionError:
        pass
    return best, worst


SQRT_HALF = mp.sqrt(mpf(1) / 2)
LN2 = mp.log(2)


def log_tail(f):
    """(ln(1 + f) - f + f^2 / 2) / f^3, by its series near 0."""
    if abs(f) < mpf("1e-8"):
        return mpf(1) / 3 - f / 4
    return (mp.log(1 + f) - f + f * f / 2) / f ** 3


def scaled_tail(a):
    """Phi(-a) e^(a^2 / 2), Phi the distribution function of the normal law."""
    return mp.erfc(a / mp.sqrt(2)) / 2 * mp.exp(a * a / 2)


def by_square(function):
    """A function of z = x^2."""
    return lambda z: function(mp.sqrt(z))


# NAME: (function, weight, low, high, powers, bits)
FITS = {
    "exp": (lambda r: (mp.expm1(r) - r) / r ** 2, lambda r: r ** 2 / mp.expm1(r), -0.3475, 0.3475, range(5), 32),
    "exp2": (lambda r: (mpf(2) ** r - 1) / r, lambda r: r, -0.5001, 0.5001, range(6), 32),
    "log": (log_tail, lambda f: f ** 3 / mp.log1p(f), SQRT_HALF - 1, 2 * SQRT_HALF - 1, range(9), 32),
    "sin": (by_square(lambda r: (mp.sin(r) - r) / r ** 3), by_square(lambda r: r ** 3 / mp.sin(r)), 1e-9, 0.64,
            range(4), 32),
    "cos": (by_square(lambda r: (mp.cos(r) - 1 + r * r / 2) / r ** 4), by_square(lambda r: r ** 4), 1e-9, 0.64,
            range(3), 32),
    "atan": (by_square(lambda a: (mp.atan(a) - a) / a ** 3), by_square(lambda a: a ** 3 / mp.atan(a)), 1e-12, 1,
             range(10), 32),
    "pow_log2": (by_square(lambda s: mp.log((1 + s) / (1 - s), 2) / s), lambda z: mpf(1) / 3, 1e-12, 0.02944,
                 range(6), 64),
    "pow_exp2": (lambda r: mpf(2) ** r, lambda r: 1, -0.5, 0.5, range(8), 64),
    "erf": (by_square(lambda a: mp.erf(a) / a - 1), by_square(lambda a: a / mp.erf(a)), 1e-14, 1, range(7), 32),
    "erfc": (lambda u: mp.erfc(u + mpf(2.5)), lambda u: 1, -1.5, 1.42, range(13), 32),
    "gelu_near": (by_square(lambda a: mp.erf(a / mp.sqrt(2)) / (2 * a)),
                  by_square(lambda a: a / (1 - mp.erf(a / mp.sqrt(2))) * 2), 1e-14, 1, range(6), 32),
    "gelu_far": (lambda t: scaled_tail(1 / t - 2) / t, lambda t: t / scaled_tail(1 / t - 2), 1 / mpf(16.6), mpf(1) / 3,
                 range(9), 32),
}


def main():
    for name in sys.argv[1:] or FITS:
        coefficients, worst = minimax(*FITS[name])
        print(f"{name}: largest error 2^{float(mp.log(worst, 2)):.1f}")
        for c in coefficients:
            print(f"  {float(c).hex()}  {float(c)!r}")


if __name__ == "__main__":
    main()
