// Exponentials and logarithms of four numbers. Polynomials: Cephes' expf, logf, tanhf (Moshier,
// https://www.netlib.org/cephes/); errors against double precision are held by tests.
import { multiplyAdd } from '../gemm/multiply-add'
import { choose } from './lanes'

@inline function all(x: f32): v128 {
  return f32x4.splat(x)
}

/** 2 to the power of four integers from -126 to 127. */
@inline function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23)
}

/** e^r - 1 for |r| <= ln(2) / 2. */
@inline function expm1Near(r: v128): v128 {
  let p = multiplyAdd(all(1.9875691500e-4), r, all(1.3981999507e-3))
  p = multiplyAdd(p, r, all(8.3334519073e-3))
  p = multiplyAdd(p, r, all(4.1665795894e-2))
  p = multiplyAdd(p, r, all(1.6666665459e-1))
  p = multiplyAdd(p, r, all(5.0000001201e-1))
  return multiplyAdd(p, f32x4.mul(r, r), r)
}

/** x / ln(2), rounded: x = n ln(2) + r. */
@inline function halves(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, all(1.44269504)))
}

/** What is left of x. ln(2) comes in two parts, so that the product with n is exact. */
@inline function rest(x: v128, n: v128): v128 {
  return multiplyAdd(n, all(2.12194440e-4), multiplyAdd(n, all(-0.693359375), x))
}

/** e^x, right for infinities, NaN and results that are denormal. */
@inline export function exp(x: v128): v128 {
  const c = f32x4.pmax(f32x4.pmin(x, all(89)), all(-105))
  const n = halves(c)
  const whole = i32x4.trunc_sat_f32x4_s(n)
  // In two steps, because 2^n itself may be too large or too small for a float.
  const first = i32x4.shr_s(whole, 1)
  const p = f32x4.add(expm1Near(rest(c, n)), all(1))
  return f32x4.mul(f32x4.mul(p, powerOfTwo(first)), powerOfTwo(i32x4.sub(whole, first)))
}

/** e^x - 1 without cancellation, for x <= 88. */
@inline export function expm1(x: v128): v128 {
  const c = f32x4.pmax(x, all(-30))
  const n = halves(c)
  const scale = powerOfTwo(i32x4.trunc_sat_f32x4_s(n))
  return multiplyAdd(scale, expm1Near(rest(c, n)), f32x4.sub(scale, all(1)))
}

/** ln(x): -Infinity at 0, NaN below. */
@inline export function log(x: v128): v128 {
  const tiny = f32x4.lt(x, all(1.17549435e-38))
  const scaled = choose(tiny, f32x4.mul(x, all(8388608)), x)
  // x = m 2^e with m from sqrt(1/2) to sqrt(2).
  const shifted = i32x4.sub(scaled, i32x4.splat(0x3f3504f3))
  const e = i32x4.shr_s(shifted, 23)
  const m = f32x4.sub(i32x4.add(v128.and(shifted, i32x4.splat(0x7fffff)), i32x4.splat(0x3f3504f3)), all(1))
  const n = f32x4.sub(f32x4.convert_i32x4_s(e), v128.and(tiny, all(23)))
  const z = f32x4.mul(m, m)
  let p = multiplyAdd(all(7.0376836292e-2), m, all(-1.1514610310e-1))
  p = multiplyAdd(p, m, all(1.1676998740e-1))
  p = multiplyAdd(p, m, all(-1.2420140846e-1))
  p = multiplyAdd(p, m, all(1.4249322787e-1))
  p = multiplyAdd(p, m, all(-1.6668057665e-1))
  p = multiplyAdd(p, m, all(2.0000714765e-1))
  p = multiplyAdd(p, m, all(-2.4999993993e-1))
  p = multiplyAdd(p, m, all(3.3333331174e-1))
  p = f32x4.mul(f32x4.mul(p, m), z)
  p = multiplyAdd(n, all(-2.12194440e-4), p)
  p = multiplyAdd(z, all(-0.5), p)
  p = multiplyAdd(n, all(0.693359375), f32x4.add(m, p))
  // Infinity and NaN stay; 0 and what is below it have no logarithm.
  p = choose(f32x4.lt(x, all(Infinity)), p, x)
  p = choose(f32x4.eq(x, all(0)), all(-Infinity), p)
  return choose(f32x4.lt(x, all(0)), all(NaN), p)
}

/** ln(1 + e) for e from 0 to 1, exact to the last bits where e is tiny. */
@inline function log1pNear(e: v128): v128 {
  const u = f32x4.add(e, all(1))
  return f32x4.add(log(u), f32x4.div(f32x4.sub(e, f32x4.sub(u, all(1))), u))
}

/** ln(1 + e^x). */
@inline export function softplus(x: v128): v128 {
  return f32x4.add(f32x4.max(x, all(0)), log1pNear(exp(f32x4.neg(f32x4.abs(x)))))
}

/** 1 / (1 + e^-x). */
@inline export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)))
  return f32x4.div(choose(f32x4.lt(x, all(0)), e, all(1)), f32x4.add(e, all(1)))
}

@inline export function tanh(x: v128): v128 {
  const size = f32x4.abs(x)
  const z = f32x4.mul(x, x)
  let p = multiplyAdd(all(-5.70498872745e-3), z, all(2.06390887954e-2))
  p = multiplyAdd(p, z, all(-5.37397155531e-2))
  p = multiplyAdd(p, z, all(1.33314422036e-1))
  p = multiplyAdd(p, z, all(-3.33332819422e-1))
  const near = multiplyAdd(f32x4.mul(p, z), x, x)
  const far = f32x4.sub(all(1), f32x4.div(all(2), f32x4.add(exp(f32x4.add(size, size)), all(1))))
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)))
  return choose(f32x4.lt(size, all(0.625)), near, signed)
}

/** The error function: an odd rational function up to 4, from where on it is 1. Coefficients: Eigen's. */
@inline export function erf(x: v128): v128 {
  const c = f32x4.pmax(f32x4.pmin(x, all(4)), all(-4))
  const z = f32x4.mul(c, c)
  let p = multiplyAdd(all(-2.72614225801306e-10), z, all(2.77068142495902e-8))
  p = multiplyAdd(p, z, all(-2.10102402082508e-6))
  p = multiplyAdd(p, z, all(-5.69250639462346e-5))
  p = multiplyAdd(p, z, all(-7.34990630326855e-4))
  p = multiplyAdd(p, z, all(-2.95459980854025e-3))
  p = multiplyAdd(p, z, all(-1.60960333262415e-2))
  let q = multiplyAdd(all(-1.45660718464996e-5), z, all(-2.13374055278905e-4))
  q = multiplyAdd(q, z, all(-1.68282697438203e-3))
  q = multiplyAdd(q, z, all(-7.37332916720468e-3))
  q = multiplyAdd(q, z, all(-1.42647390514189e-2))
  return f32x4.div(f32x4.mul(c, p), q)
}
