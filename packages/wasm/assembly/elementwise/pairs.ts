// The functions of two numbers, four at a time. The numbers are known to src/kernels/elementwise/binary.ts.
import { erf, exp, sigmoid, tanh } from './exponentials'
import { GELU_CUBE, GELU_ROOT, geluInner, ROOT_HALF, SELU_SCALE, SELU_SCALE_ALPHA } from './functions'
import { choose } from './lanes'

export const ADD = 0, SUB = 1, MUL = 2, DIV = 3, MAXIMUM = 4, MINIMUM = 5, SQUARED_DIFFERENCE = 6
export const ADD_INT = 10, SUB_INT = 11, MUL_INT = 12, MAXIMUM_INT = 13, MINIMUM_INT = 14, SQUARED_DIFFERENCE_INT = 15
// Gradients: of dy and of what the activation took (x) or gave (y), whichever needs less.
export const RELU_GRAD = 20, RELU6_GRAD = 21, LEAKY_RELU_GRAD = 22, ELU_GRAD = 23, SELU_GRAD = 24
export const SIGMOID_GRAD = 25, TANH_GRAD = 26, GELU_GRAD = 27, GELU_TANH_GRAD = 28, SOFTPLUS_GRAD = 29, CLIP_GRAD = 30, SQUARE_GRAD = 31
/** a times a parameter; b is not looked at. */
export const SCALED = 32
/** a as it is, whatever its 32 bits mean; b is not looked at. */
export const FIRST = 33
// Comparisons: all bits set where they hold.
export const GREATER = 0, GREATER_EQUAL = 1, EQUAL = 2, NOT_EQUAL = 3
export const GREATER_INT = 4, GREATER_EQUAL_INT = 5, EQUAL_INT = 6, NOT_EQUAL_INT = 7

/** One of the functions above, with up to two parameters. */
@inline export function combine(name: i32, a: v128, b: v128, p: v128, q: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1)
  switch (name) {
    case ADD: return f32x4.add(a, b)
    case SUB: return f32x4.sub(a, b)
    case MUL: return f32x4.mul(a, b)
    case DIV: return f32x4.div(a, b)
    case MAXIMUM: return f32x4.max(a, b)
    case MINIMUM: return f32x4.min(a, b)
    case SQUARED_DIFFERENCE: {
      const difference = f32x4.sub(a, b)
      return f32x4.mul(difference, difference)
    }
    case ADD_INT: return i32x4.add(a, b)
    case SUB_INT: return i32x4.sub(a, b)
    case MUL_INT: return multiplyIntegers(a, b)
    case MAXIMUM_INT: return i32x4.max_s(a, b)
    case MINIMUM_INT: return i32x4.min_s(a, b)
    case SQUARED_DIFFERENCE_INT: return squareDifference(a, b)
    case RELU_GRAD: return v128.and(a, f32x4.gt(b, zero))
    case RELU6_GRAD: return v128.and(a, v128.and(f32x4.gt(b, zero), f32x4.le(b, f32x4.splat(6))))
    case LEAKY_RELU_GRAD: return choose(f32x4.gt(b, zero), a, f32x4.mul(a, p))
    case ELU_GRAD: return choose(f32x4.ge(b, zero), a, f32x4.mul(a, f32x4.add(b, one)))
    case SELU_GRAD: return f32x4.mul(a, choose(
      f32x4.gt(b, zero), f32x4.splat(SELU_SCALE),
      f32x4.mul(f32x4.splat(SELU_SCALE_ALPHA), exp(f32x4.pmin(b, zero))),
    ))
    case SIGMOID_GRAD: return f32x4.mul(a, f32x4.mul(b, f32x4.sub(one, b)))
    case TANH_GRAD: return f32x4.mul(a, f32x4.sub(one, f32x4.mul(b, b)))
    case GELU_GRAD: {
      // Phi(x) + x phi(x), the normal distribution and its density.
      const half = f32x4.splat(0.5)
      const under = f32x4.mul(half, f32x4.add(one, erf(f32x4.mul(b, f32x4.splat(ROOT_HALF)))))
      const c = within(b)
      const density = f32x4.mul(f32x4.splat(0.3989422804014327), exp(f32x4.mul(f32x4.mul(c, c), f32x4.splat(-0.5))))
      return f32x4.mul(a, f32x4.add(under, f32x4.mul(c, density)))
    }
    case GELU_TANH_GRAD: {
      const half = f32x4.splat(0.5), c = within(b)
      const t = tanh(geluInner(c))
      const slope = f32x4.mul(
        f32x4.splat(GELU_ROOT), f32x4.add(one, f32x4.mul(f32x4.splat(3 * GELU_CUBE), f32x4.mul(c, c))),
      )
      const bend = f32x4.mul(f32x4.mul(f32x4.sub(one, f32x4.mul(t, t)), slope), c)
      return f32x4.mul(a, f32x4.mul(half, f32x4.add(f32x4.add(one, t), bend)))
    }
    case SOFTPLUS_GRAD: return f32x4.mul(a, sigmoid(b))
    case SQUARE_GRAD: return f32x4.mul(f32x4.add(b, b), a)
    case FIRST: return a
    case SCALED: return f32x4.mul(a, p)
    case CLIP_GRAD: return v128.and(a, v128.and(f32x4.ge(b, p), f32x4.le(b, q)))
  }
  return a
}

/** Where GELU still bends: beyond, infinity times nothing would be NaN. */
@inline function within(x: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, f32x4.splat(20)), f32x4.splat(-20))
}

/** Products as JavaScript makes them: of doubles, then cut to 32 bits. */
function multiplyIntegers(a: v128, b: v128): v128 {
  return cut(
    f64x2.mul(f64x2.convert_low_i32x4_s(a), f64x2.convert_low_i32x4_s(b)),
    f64x2.mul(f64x2.convert_low_i32x4_s(high(a)), f64x2.convert_low_i32x4_s(high(b))),
  )
}

function squareDifference(a: v128, b: v128): v128 {
  const low = f64x2.sub(f64x2.convert_low_i32x4_s(a), f64x2.convert_low_i32x4_s(b))
  const top = f64x2.sub(f64x2.convert_low_i32x4_s(high(a)), f64x2.convert_low_i32x4_s(high(b)))
  return cut(f64x2.mul(low, low), f64x2.mul(top, top))
}

@inline function high(x: v128): v128 {
  return i64x2.shuffle(x, x, 1, 1)
}

@inline function cut(low: v128, top: v128): v128 {
  return i32x4(
    wrap(f64x2.extract_lane(low, 0)), wrap(f64x2.extract_lane(low, 1)),
    wrap(f64x2.extract_lane(top, 0)), wrap(f64x2.extract_lane(top, 1)),
  )
}

/** The lowest 32 bits of a whole number below 2^65. */
@inline function wrap(x: f64): i32 {
  // Above 2^63 the last 11 bits of the double are zeros, and more: it is a multiple of 2^12.
  return x < 9223372036854775807 ? <i32><i64>x : <i32><i64>(x - 18446744073709551616.0)
}

@inline export function compare(name: i32, a: v128, b: v128): v128 {
  switch (name) {
    case GREATER: return f32x4.gt(a, b)
    case GREATER_EQUAL: return f32x4.ge(a, b)
    case EQUAL: return f32x4.eq(a, b)
    case NOT_EQUAL: return f32x4.ne(a, b)
    case GREATER_INT: return i32x4.gt_s(a, b)
    case GREATER_EQUAL_INT: return i32x4.ge_s(a, b)
    case EQUAL_INT: return i32x4.eq(a, b)
    case NOT_EQUAL_INT: return i32x4.ne(a, b)
  }
  return a
}
