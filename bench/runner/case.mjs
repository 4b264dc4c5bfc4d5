/**
 * @typedef {object} Contestant one way to do the work of a case, in a process of its own
 * @property {string} name
 * @property {string} [module] file beside the case that exports `prepare()`, which returns the
 *   function to be timed; what that returns is compared with the others' results
 * @property {string} [python] script beside the case, which answers the lines it reads (peer.mjs)
 * @property {string} [imports] the Python module that this script stands on
 * @property {unknown} [argument] what `prepare()` is handed, or the script as JSON
 * @property {readonly string[]} [nodeFlags] for the contestant's Node
 * @property {number} [rounds] at most so many turns, for one that takes long
 * @property {number} [share] which part of the work it does, from 0 to 1: its figures are divided
 *   by it, and the table says so
 *
 * @typedef {object} Budget what a contestant is held to
 * @property {string} contestant
 * @property {number} [median]
 * @property {number} [ratio]
 * @property {string} [to] whose times the ratio counts; the first contestant's where left out
 *
 * @typedef {object} BenchCase
 * @property {string} name the folder's
 * @property {string} title what is computed, with its sizes
 * @property {string} [unit] what the figures count, ms where left out. In any other unit (and where
 *   only a part of a run is timed) the function returns `new Measured(figures, result)`
 * @property {number} [flop] operations of one run, for a column in GFLOP/s
 * @property {readonly Contestant[]} contestants the first one is what the others are compared with
 * @property {(one: any, other: any) => boolean} agree whether two results are of the same work
 * @property {Readonly<Record<string, (result: any) => number>>} [columns] further figures, read from
 *   a contestant's last result: the heading says their unit, the cell their ratio too
 * @property {readonly Budget[]} [budgets]
 */

/** Figures that a contestant took itself, instead of being timed. */
export class Measured {
  /**
   * @param {readonly number[]} samples in the case's unit
   * @param {unknown} result
   */
  constructor(samples, result) {
    this.samples = samples
    this.result = result
  }
}
