import { graphError } from '../errors.js'

// TensorFlow's rule, and the same with letters of every script, which takes a millisecond to begin.
const plain = /^[A-Za-z0-9.][\w./>\\-]*$/
const anyScript = /^[\p{L}\p{N}.][\p{L}\p{N}_./>\\-]*$/u

/** Keeps the names of one graph unique, as TensorFlow does: `Add`, `Add_1`, `Add_2`. */
export class Names {
  private readonly taken = new Set<string>()
  private readonly next = new Map<string, number>()

  /** The name that the wish will get; it is free until {@link take} is called. */
  free(wish: unknown): string {
    if (typeof wish !== 'string' || !(plain.test(wish) || anyScript.test(wish)))
      throw graphError('graph/bad-name', { name: wish })
    if (!this.taken.has(wish)) return wish
    let count = this.next.get(wish) ?? 1
    while (this.taken.has(`${wish}_${count}`)) count++
    this.next.set(wish, count)
    return `${wish}_${count}`
  }

  isTaken(name: string): boolean {
    return this.taken.has(name)
  }

  take(name: string): void {
    this.taken.add(name)
  }
}
