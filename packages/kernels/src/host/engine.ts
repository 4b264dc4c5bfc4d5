/** (func (result v128) i32.const 0 i8x16.splat) */
const simd = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 11],
)

/** True where our modules can run: every browser since 2021 knows the vector instructions. */
export const hasEngine = (): boolean =>
  typeof WebAssembly === 'object' && WebAssembly.validate(simd)

/** Memory never shrinks, so larger work gets an instance of its own that is dropped after. */
const mostShared = 2 ** 26

const page = 2 ** 16

/** Starts behind what a module keeps for itself. */
const firstFree = 1024

/** One for each block. */
export type Addresses<Blocks extends readonly unknown[]> = {
  readonly [Place in keyof Blocks]: number
}

/** A module that runs, with what it exports. */
export type Engine<Exports> = Exports & { readonly memory: WebAssembly.Memory }

/** What operations on images take first: their shape, and the addresses of the images and of the result. */
export type ImageArguments = [
  images: number,
  height: number,
  width: number,
  channels: number,
  source: number,
  target: number,
]

/** What runs work that needs some blocks of memory, whose addresses are multiples of 16. */
export type WithEngine<Exports> = <const Sizes extends readonly number[], Result>(
  /** Of the blocks, in bytes. */
  sizes: Sizes,
  work: (engine: Engine<Exports>, addresses: Addresses<Sizes>) => Result,
) => Result

/**
 * A module of assembly/, compiled at once when it is first needed, for each has a few kB. They are several
 * so that a page loads only those of the operations that it uses.
 */
export const engineOf = <Exports>(hex: string): WithEngine<Exports> => {
  let module: WebAssembly.Module | undefined
  let shared: Engine<Exports> | undefined
  const start = (): Engine<Exports> => {
    module ??= new WebAssembly.Module(
      Uint8Array.from(hex.match(/../g)!, (digits) => Number(`0x${digits}`)),
    )
    return new WebAssembly.Instance(module).exports as unknown as Engine<Exports>
  }
  return (sizes, work) => {
    const addresses: number[] = []
    let end = firstFree
    for (const size of sizes) {
      addresses.push(end)
      end += (size + 15) & ~15
    }
    let engine: Engine<Exports>
    if (end > mostShared) engine = start()
    else {
      shared ??= start()
      engine = shared
    }
    const lacking = end - engine.memory.buffer.byteLength
    if (lacking > 0) engine.memory.grow(Math.ceil(lacking / page))
    return work(engine, addresses as never)
  }
}
