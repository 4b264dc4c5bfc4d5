// How two operands that are broadcast against each other are walked: as rows along which each of
// them either advances or stands still, and a few axes outside.

/** Numbers of one task, and up to which one thread does it all. */
export const TASK: i32 = 16384

/** Rows of one task, or 0 where a single row is longer than a task. */
@inline export function rowsATask(length: i32): i32 {
  return TASK / length
}

/** How many tasks `rows` rows of `length` numbers are cut into. Rows that are long are cut themselves. */
export function tasksOf(rows: i32, length: i32): i32 {
  const each = rowsATask(length)
  return each ? (rows + each - 1) / each : rows * ((length + TASK - 1) / TASK)
}

/** Whether there is one axis outside of the rows at most. */
@inline export function isEven(axes: usize): bool {
  return load<i32>(axes) == 0 || load<i32>(axes, 12) == 0
}

/** Numbers between an operand's rows where `isEven`. */
@inline export function rowStep(axes: usize, operand: i32): i32 {
  return load<i32>(axes) ? load<i32>(axes + (<usize>operand << 2)) : 0
}

/**
 * Numbers from an operand's start to its row. `axes` holds three words for each outer axis, the
 * innermost first: its length and the step of either operand, at `operand` 1 and 2; 0 ends the list.
 */
export function rowOffset(axes: usize, row: i32, operand: i32): i32 {
  const at = <usize>operand << 2
  let sum = 0
  for (let length = load<i32>(axes); length; length = load<i32>(axes)) {
    // The outermost axis needs no division.
    if (!load<i32>(axes, 12)) return sum + row * load<i32>(axes + at)
    sum += (row % length) * load<i32>(axes + at)
    row /= length
    axes += 12
  }
  return sum
}
