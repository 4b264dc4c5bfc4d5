// Softmax and what belongs to it, over rows. All rows are independent: any thread takes any of them.
import { exp, log } from '../elementwise/exponentials'
import { storeSome } from '../elementwise/lanes'
import { SOFTMAX } from '../kinds'
import { across, fold, MAX, only, start, SUM } from '../reduce/folds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The numbers are known to src/kernels/softmax/softmax.ts.
const PLAIN = 0, GRADIENT = 1, CROSS_ENTROPY = 2

// The job's arguments
const NAME = 0, X = 1, OTHER = 2, OUT = 3, LOSSES = 4, ROWS = 5, LENGTH = 6, ROWS_A_TASK = 7

/** Numbers of one task, and up to which one thread does it all. */
const TASK: i32 = 4096

/**
 * For each of `rows` rows of `length` numbers at x, into out:
 * PLAIN softmax(x); GRADIENT, of dy at x and y = softmax at other; CROSS_ENTROPY, of logits at x and
 * labels at other: the loss of each row into losses, its gradient for the logits into out.
 */
export function softmax(
  control: usize, name: i32, x: usize, other: usize, out: usize, losses: usize, rows: i32, length: i32,
): void {
  const rowsATask = max(1, TASK / length)
  openJob(control)
  setArgument(control, NAME, name)
  setAddress(control, X, x)
  setAddress(control, OTHER, other)
  setAddress(control, OUT, out)
  setAddress(control, LOSSES, losses)
  setArgument(control, ROWS, rows)
  setArgument(control, LENGTH, length)
  setArgument(control, ROWS_A_TASK, rowsATask)
  runJob(control, SOFTMAX, (rows + rowsATask - 1) / rowsATask, <i64>rows * length <= TASK)
}

export function softmaxTask(control: usize, task: i32): void {
  const name = argument(control, NAME), length = argument(control, LENGTH)
  const each = argument(control, ROWS_A_TASK), bytes = <usize>length << 2
  const last = min(argument(control, ROWS), (task + 1) * each)
  for (let row = task * each; row < last; row++) {
    const at = <usize>row * bytes
    const x = address(control, X) + at, other = address(control, OTHER) + at, out = address(control, OUT) + at
    if (name == PLAIN) plain(x, out, length)
    else if (name == GRADIENT) gradient(x, other, out, length)
    else store<f32>(address(control, LOSSES) + (<usize>row << 2), crossEntropy(x, other, out, length))
  }
}

function plain(x: usize, out: usize, length: i32): void {
  const total = exponentials(x, out, length, largest(x, length))
  for (let i = 0; i < length; i += 4) put(out, i, length, f32x4.div(at(out, i), total))
}

/** (dy - sum(dy y)) y */
function gradient(dy: usize, y: usize, out: usize, length: i32): void {
  let sum = start(SUM)
  for (let i = 0; i < length; i += 4) sum = f32x4.add(sum, only(SUM, f32x4.mul(at(dy, i), at(y, i)), length - i))
  sum = across(SUM, sum)
  for (let i = 0; i < length; i += 4) put(out, i, length, f32x4.mul(f32x4.sub(at(dy, i), sum), at(y, i)))
}

/** -sum(labels logSoftmax(x)); out: softmax(x) sum(labels) - labels. */
function crossEntropy(x: usize, labels: usize, out: usize, length: i32): f32 {
  const top = largest(x, length)
  const all = exponentials(x, out, length, top)
  const shift = f32x4.add(top, log(all))
  const share = f32x4.div(total(labels, length), all)
  const zero = f32x4.splat(0)
  let loss = start(SUM)
  for (let i = 0; i < length; i += 4) {
    const label = at(labels, i)
    // Where the label is 0, a logit of -Infinity costs nothing.
    const cost = v128.and(f32x4.mul(label, f32x4.sub(shift, at(x, i))), f32x4.ne(label, zero))
    loss = f32x4.add(loss, only(SUM, cost, length - i))
    put(out, i, length, f32x4.sub(f32x4.mul(at(out, i), share), label))
  }
  return f32x4.extract_lane(across(SUM, loss), 0)
}

@inline function at(x: usize, i: i32): v128 {
  return v128.load(x + (<usize>i << 2))
}

@inline function put(out: usize, i: i32, length: i32, x: v128): void {
  const to = out + (<usize>i << 2)
  if (length - i >= 4) v128.store(to, x)
  else storeSome(to, x, length - i)
}

function largest(x: usize, length: i32): v128 {
  let top = start(MAX)
  for (let i = 0; i < length; i += 4) top = fold(MAX, top, only(MAX, at(x, i), length - i))
  return across(MAX, top)
}

function total(x: usize, length: i32): v128 {
  let sum = start(SUM)
  for (let i = 0; i < length; i += 4) sum = f32x4.add(sum, only(SUM, at(x, i), length - i))
  return across(SUM, sum)
}

/** e^(x - top) into out; their sum in all lanes. */
function exponentials(x: usize, out: usize, length: i32, top: v128): v128 {
  let sum = start(SUM)
  for (let i = 0; i < length; i += 4) {
    const e = exp(f32x4.sub(at(x, i), top))
    put(out, i, length, e)
    sum = f32x4.add(sum, only(SUM, e, length - i))
  }
  return across(SUM, sum)
}
