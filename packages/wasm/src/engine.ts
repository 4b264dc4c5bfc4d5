import type { Assembly } from './assembly.js'
import type { Heap } from './heap.js'
import type { Pool } from './threads/pool.js'

/** What every kernel works with. */
export interface Engine {
  readonly heap: Heap
  readonly assembly: Assembly
  readonly pool: Pool
}
