/**
 * @typedef {object} Contestant one way to do the work of a case, in a process of its own
 * @property {string} name
 * @property {string} [module] file beside the case that exports `prepare()`, which returns the
 *   function to be timed; what that returns is compared with the others' results
 * @property {string} [python] script beside the case, which answers the lines it reads (peer.mjs)
 * @property {string} [imports] the Python module that this script stands on
 * @property {boolean} [ours] false for peers; only ours are held to a budget
 *
 * @typedef {object} BenchCase
 * @property {string} name the folder's
 * @property {string} title what is computed, with its sizes
 * @property {readonly Contestant[]} contestants the first one is what the others are compared with
 * @property {(one: any, other: any) => boolean} agree whether two results are of the same work
 * @property {{ contestant: string, medianMs?: number, ratio?: number }} [budget]
 */

export {}
