import { DEPTHWISE_FOLD, DEPTHWISE_REPEAT } from '../kinds'
import { storeLanes } from '../pool/lanes'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const FROM = 0, TO = 1, CHANNELS = 2, MULTIPLE = 3, EACH = 4

/** Numbers of the longer side in one task. */
const TASK: i32 = 32768

/**
 * to[i * multiple + m] = from[i], for all m < multiple: `count` numbers in all. Where each input
 * channel has several filters, this makes it look as if each filter had an input channel of its own.
 */
export function repeatChannels(control: usize, from: usize, to: usize, count: i32, multiple: i32): void {
  run(control, DEPTHWISE_REPEAT, from, to, count, multiple)
}

/** to[i] = the sum of from[i * multiple + m]: the gradient of `repeatChannels`, of `count` sums. */
export function foldChannels(control: usize, from: usize, to: usize, count: i32, multiple: i32): void {
  run(control, DEPTHWISE_FOLD, from, to, count, multiple)
}

function run(control: usize, kind: i32, from: usize, to: usize, count: i32, multiple: i32): void {
  const each = max(1, TASK / multiple)
  openJob(control)
  setAddress(control, FROM, from)
  setAddress(control, TO, to)
  setArgument(control, CHANNELS, count)
  setArgument(control, MULTIPLE, multiple)
  setArgument(control, EACH, each)
  runJob(control, kind, (count + each - 1) / each, count <= each)
}

export function repeatTask(control: usize, task: i32): void {
  const multiple = argument(control, MULTIPLE), each = argument(control, EACH)
  const last = min((task + 1) * each, argument(control, CHANNELS))
  let from = address(control, FROM) + (<usize>task * each << 2)
  let to = address(control, TO) + (<usize>task * each * multiple << 2)
  for (let i = task * each; i < last; i++) {
    const value = v128.load32_splat(from)
    for (let m = multiple; m > 0; m -= 4) {
      storeLanes(to, value, m)
      to += <usize>min(m, 4) << 2
    }
    from += 4
  }
}

export function foldTask(control: usize, task: i32): void {
  const multiple = argument(control, MULTIPLE), each = argument(control, EACH)
  const last = min((task + 1) * each, argument(control, CHANNELS))
  let to = address(control, TO) + (<usize>task * each << 2)
  let from = address(control, FROM) + (<usize>task * each * multiple << 2)
  for (let i = task * each; i < last; i++) {
    let sum = load<f32>(from)
    for (let m = 1; m < multiple; m++) sum += load<f32>(from + (<usize>m << 2))
    store<f32>(to, sum)
    from += <usize>multiple << 2
    to += 4
  }
}
