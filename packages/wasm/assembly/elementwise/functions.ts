// The functions of one number, four at a time. The numbers are known to src/kernels/elementwise/unary.ts.
import { erf, exp, expm1, log, sigmoid, softplus, tanh } from './exponentials'
import { choose } from './lanes'

export const NEG = 0, ABS = 1, SQUARE = 2, SQRT = 3, RSQRT = 4, RECIPROCAL = 5, EXP = 6, LOG = 7
export const RELU = 8, RELU6 = 9, LEAKY_RELU = 10, ELU = 11, SELU = 12, SIGMOID = 13, TANH = 14
export const SOFTPLUS = 15, STEP = 16, CLIP = 17, ERF = 18, GELU = 19, GELU_TANH = 20

/** What makes the mean of SELU's outputs 0 and their variance 1 (Klambauer et al. 2017). */
export const SELU_SCALE: f32 = 1.0507009873554805
export const SELU_SCALE_ALPHA: f32 = 1.7580993408473768
/** sqrt(2 / pi) and the weight of the cube in GELU's tanh form (Hendrycks & Gimpel 2016). */
export const GELU_ROOT: f32 = 0.7978845608028654
export const GELU_CUBE: f32 = 0.044715
export const ROOT_HALF: f32 = 0.7071067811865476

/** One of the functions above, with up to two parameters. */
@inline export function apply(name: i32, x: v128, p: v128, q: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1)
  switch (name) {
    case NEG: return f32x4.neg(x)
    case ABS: return f32x4.abs(x)
    case SQUARE: return f32x4.mul(x, x)
    case SQRT: return f32x4.sqrt(x)
    case RSQRT: return f32x4.div(one, f32x4.sqrt(x))
    case RECIPROCAL: return f32x4.div(one, x)
    case EXP: return exp(x)
    case LOG: return log(x)
    // The sum turns -0 into 0, as max(0, x) does.
    case RELU: return f32x4.add(f32x4.pmax(x, zero), zero)
    case RELU6: return f32x4.add(f32x4.pmin(f32x4.pmax(x, zero), f32x4.splat(6)), zero)
    case LEAKY_RELU: return choose(f32x4.lt(x, zero), f32x4.mul(x, p), x)
    case ELU: return choose(f32x4.ge(x, zero), x, expm1(f32x4.pmin(x, zero)))
    case SELU: return choose(
      f32x4.ge(x, zero), f32x4.mul(x, f32x4.splat(SELU_SCALE)),
      f32x4.mul(expm1(f32x4.pmin(x, zero)), f32x4.splat(SELU_SCALE_ALPHA)),
    )
    case SIGMOID: return sigmoid(x)
    case TANH: return tanh(x)
    case SOFTPLUS: return softplus(x)
    case STEP: return choose(f32x4.eq(x, x), choose(f32x4.gt(x, zero), one, p), x)
    case CLIP: return f32x4.pmax(f32x4.pmin(x, q), p)
    case ERF: return erf(x)
    case GELU: return gelu(x, erf(f32x4.mul(x, f32x4.splat(ROOT_HALF))))
    case GELU_TANH: return gelu(x, tanh(geluInner(x)))
  }
  return x
}

/** x (1 + s) / 2. Far below s is -1, and the product 0 even where x is -Infinity. */
@inline function gelu(x: v128, s: v128): v128 {
  return f32x4.mul(f32x4.mul(f32x4.pmax(x, f32x4.splat(-20)), f32x4.splat(0.5)), f32x4.add(f32x4.splat(1), s))
}

/** sqrt(2 / pi) (x + 0.044715 x^3) */
@inline export function geluInner(x: v128): v128 {
  const cube = f32x4.mul(f32x4.mul(x, x), f32x4.mul(x, f32x4.splat(GELU_CUBE)))
  return f32x4.mul(f32x4.splat(GELU_ROOT), f32x4.add(x, cube))
}
