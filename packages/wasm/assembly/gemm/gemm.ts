import { GEMM_MULTIPLY, GEMM_PACK, GEMM_THIN } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar, threadsOf } from '../threads/job'
import { multiplyBlock } from './block'
import { finishRows } from './finish'
import { packColumns, packRows } from './pack'
import { multiplyThin } from './thin'

// The job's arguments
const A = 0, A_ROW = 1, A_STEP = 2, B = 3, B_PANEL = 4, B_STEP = 5, C = 6, C_ROW = 7
const M = 8, N = 9, DEPTH = 10, FIRST = 11, LAST = 12 // of this block of K: is it the first, the last
const BIAS = 13, ACTIVATION = 14, SLOPE = 15, SLOPES = 16
const ROWS_A_TASK = 17, COLUMNS_A_TASK = 18, PACK_A = 19, SCRATCH = 20, SCRATCH_A_THREAD = 21
const B_ROW = 22, B_COLUMN = 23, PACKED = 24, PANELS_A_TASK = 25
const A_BATCH = 26, B_BATCH = 27, C_BATCH = 28

/** Rows of A in one task: with a block of K they stay in the second-level cache. */
const ROWS: i32 = 64
/** So much of K at a time: a panel of B then stays in the first-level cache. */
const DEPTH_OF_BLOCK: i32 = 384
/** Products of fewer multiplications stay on one thread: waking another costs more. */
const ALONE: f64 = 30000
/** Of so few rows B is not worth copying. */
const THIN: i32 = 3

/** Bytes of scratch that `gemm` needs for itself and each of its threads. */
export function gemmScratch(m: i32, n: i32, k: i32, threads: i32): usize {
  const depth = min(k, DEPTH_OF_BLOCK)
  return sharedBytes(n, depth) + <usize>threads * threadBytes(depth)
}

function sharedBytes(n: i32, depth: i32): usize {
  return (<usize>((n + 7) >> 3) * depth) << 5
}

function threadBytes(depth: i32): usize {
  return ((<usize>ROWS * depth) << 2) + 192
}

/**
 * C[m, n] = activation(A[m, k] * B[k, n] + bias), all threads at work. Strides are in elements, so
 * that a transposed matrix is one whose strides are exchanged; C's rows lie `n` apart.
 * The result does not depend on the number of threads.
 */
export function gemm(
  control: usize, a: usize, aRow: i32, aStep: i32, b: usize, bRow: i32, bColumn: i32, c: usize,
  m: i32, n: i32, k: i32, bias: usize, activation: i32, slope: f32, slopes: usize, scratch: usize,
): void {
  const work = <f64>m * n * k
  if (m <= THIN) {
    thin(control, a, aRow, aStep, b, bRow, bColumn, c, m, n, k, work)
    finishRows(c, <usize>n << 2, m, n, bias, activation, slope, slopes)
    return
  }
  const alone = work < ALONE
  const panels = (n + 7) >> 3
  // In place where rows of B lie along memory and are few or near enough for the first-level cache.
  const inPlace = bColumn == 1 && (m <= 16 || <i64>k * bRow <= 4096)
  const depth = min(k, DEPTH_OF_BLOCK)
  const rowTasks = (m + ROWS - 1) / ROWS
  const columnTasks = min((panels + 3) >> 2, max(1, 16 / rowTasks))
  const columnsATask = ((panels + columnTasks - 1) / columnTasks) << 3
  const rowsATask = min(ROWS, m)
  const tasks = rowTasks * ((n + columnsATask - 1) / columnsATask)
  // Rows that are a multiple of 1 KiB apart fall into few sets of the cache.
  const packA = n > 16 && (aStep != 1 || (aRow & 255) == 0)
  if (k == 0) memory.fill(c, 0, (<usize>m * n) << 2)
  for (let from = 0; from < k || from == 0; from += depth) {
    const now = min(depth, k - from)
    const bFrom = b + ((<usize>from * bRow) << 2)
    if (!inPlace) {
      openJob(control)
      setAddress(control, B, bFrom)
      setArgument(control, B_ROW, bRow)
      setArgument(control, B_COLUMN, bColumn)
      setArgument(control, N, n)
      setArgument(control, DEPTH, now)
      setAddress(control, PACKED, scratch)
      const packTasks = min(16, panels)
      const panelsATask = (panels + packTasks - 1) / packTasks
      setArgument(control, PANELS_A_TASK, panelsATask)
      runJob(control, GEMM_PACK, (panels + panelsATask - 1) / panelsATask, alone || <f64>n * now < 16384)
    }
    openJob(control)
    setAddress(control, A, a + ((<usize>from * aStep) << 2))
    setArgument(control, A_ROW, aRow)
    setArgument(control, A_STEP, aStep)
    setAddress(control, B, inPlace ? bFrom : scratch)
    setArgument(control, B_PANEL, inPlace ? 32 : now << 5)
    setArgument(control, B_STEP, inPlace ? bRow << 2 : 32)
    setAddress(control, C, c)
    setArgument(control, C_ROW, n)
    setArgument(control, M, m)
    setArgument(control, N, n)
    setArgument(control, DEPTH, now)
    setArgument(control, FIRST, i32(from == 0))
    setArgument(control, LAST, i32(from + now >= k))
    setAddress(control, BIAS, bias)
    setArgument(control, ACTIVATION, activation)
    setScalar(control, SLOPE, slope)
    setAddress(control, SLOPES, slopes)
    setArgument(control, ROWS_A_TASK, rowsATask)
    setArgument(control, COLUMNS_A_TASK, columnsATask)
    setArgument(control, PACK_A, i32(packA))
    setAddress(control, SCRATCH, scratch + sharedBytes(n, depth))
    setArgument(control, SCRATCH_A_THREAD, <i32>threadBytes(depth))
    runJob(control, GEMM_MULTIPLY, tasks, alone)
    if (k == 0) break
  }
}

export function packTask(control: usize, task: i32): void {
  const n = argument(control, N)
  const each = argument(control, PANELS_A_TASK)
  const depth = argument(control, DEPTH)
  packColumns(
    address(control, PACKED), <usize>depth << 5, address(control, B),
    <usize>argument(control, B_ROW) << 2, <usize>argument(control, B_COLUMN) << 2,
    depth, n, task * each, min((task + 1) * each, (n + 7) >> 3),
  )
}

export function multiplyTask(control: usize, task: i32, thread: i32): void {
  const n = argument(control, N), depth = argument(control, DEPTH)
  const columns = argument(control, COLUMNS_A_TASK)
  const columnTasks = (n + columns - 1) / columns
  const row = (task / columnTasks) * argument(control, ROWS_A_TASK)
  const column = (task % columnTasks) * columns
  const rows = min(argument(control, ROWS_A_TASK), argument(control, M) - row)
  const width = min(columns, n - column)
  const spare = address(control, SCRATCH) + <usize>thread * argument(control, SCRATCH_A_THREAD)
  let aRow = <usize>argument(control, A_ROW) << 2
  let aStep = <usize>argument(control, A_STEP) << 2
  let aGroup = aRow << 2
  let a = address(control, A) + <usize>row * aRow
  if (argument(control, PACK_A)) {
    packRows(spare + 128, a, aRow, aStep, rows, depth)
    a = spare + 128
    aRow = 4
    aStep = 16
    aGroup = <usize>depth << 4
  }
  const cRow = <usize>argument(control, C_ROW) << 2
  const c = address(control, C) + <usize>row * cRow + (<usize>column << 2)
  const bPanel = <usize>argument(control, B_PANEL)
  multiplyBlock(
    a, aGroup, aRow, aStep, rows,
    address(control, B) + <usize>(column >> 3) * bPanel, bPanel, <usize>argument(control, B_STEP), width,
    c, cRow, depth, !argument(control, FIRST), spare,
  )
  if (argument(control, LAST)) {
    const bias = address(control, BIAS)
    finishRows(
      c, cRow, rows, width, bias ? bias + (<usize>column << 2) : 0,
      argument(control, ACTIVATION), scalar(control, SLOPE), address(control, SLOPES) + (<usize>column << 2),
    )
  }
}

function thin(
  control: usize, a: usize, aRow: i32, aStep: i32, b: usize, bRow: i32, bColumn: i32, c: usize,
  m: i32, n: i32, k: i32, work: f64,
): void {
  // A column's sum is the same wherever the columns are cut, so the cut may follow the threads:
  // the longer the pieces of B's rows, the faster they are read.
  const tasks = work < ALONE ? 1 : min(threadsOf(control), (n + 255) >> 8)
  openJob(control)
  setAddress(control, A, a)
  setArgument(control, A_ROW, aRow)
  setArgument(control, A_STEP, aStep)
  setAddress(control, B, b)
  setArgument(control, B_ROW, bRow)
  setArgument(control, B_COLUMN, bColumn)
  setAddress(control, C, c)
  setArgument(control, M, m)
  setArgument(control, N, n)
  setArgument(control, DEPTH, k)
  setArgument(control, COLUMNS_A_TASK, ((n + tasks - 1) / tasks + 31) & ~31)
  const columns = argument(control, COLUMNS_A_TASK)
  runJob(control, GEMM_THIN, (n + columns - 1) / columns, false)
}

export function thinTask(control: usize, task: i32): void {
  const n = argument(control, N), columns = argument(control, COLUMNS_A_TASK)
  multiplyThin(
    address(control, A), <usize>argument(control, A_ROW) << 2, <usize>argument(control, A_STEP) << 2,
    argument(control, M),
    address(control, B), <usize>argument(control, B_ROW) << 2, <usize>argument(control, B_COLUMN) << 2,
    task * columns, min(n, (task + 1) * columns),
    address(control, C), <usize>n << 2, argument(control, DEPTH),
  )
}
