import type { MemoryKind } from './binaries/names.js'

/** Pages of 64 KiB: 16 MiB to begin with, as tfjs does, and what 32-bit addresses reach. */
const initialPages = 256
const maximumPages = 65_536
const pageBytes = 65_536

/** What tfjs-backend-wasm expects of the Emscripten module that it would have made itself. */
export interface XnnpackModule {
  readonly memory: WebAssembly.Memory
  readonly HEAPU8: Uint8Array
  _malloc(bytes: number): number
  _free(offset: number): void
  cwrap(name: string, returns: string | null, takes: string[]): (...values: never[]) => unknown
  readonly tfjs: {
    init(): void
    initWithThreadsCount(threads: number): void
    getThreadsCount(): number
    registerTensor(id: number, size: number, offset: number): void
    disposeData(id: number): void
    dispose(): void
  }
}

type Call = (...values: number[]) => number

/** POSIX's "try again", which pthread_create answers here: threads are our own (threads/pool.ts). */
const EAGAIN = 6

/**
 * Starts TensorFlow.js's own WebAssembly file, without the code that Emscripten generated for it.
 *
 * That code starts eight workers, listens to `uncaughtException`, patches `globalThis.Worker`, and
 * guesses a path. None of it is needed: the file is told that it has one thread, and gets the few
 * functions of its C library that it can call in that case.
 */
export const startXnnpack = async (
  module: WebAssembly.Module,
  kind: MemoryKind,
): Promise<XnnpackModule> => {
  const takesMemory = WebAssembly.Module.imports(module).some((one) => one.kind === 'memory')
  // Would start, and compute on a memory that nobody else sees.
  if (kind === 'shared' && !takesMemory)
    throw new Error('no shared memory can be given to this file')
  const ownMemory =
    kind === 'shared'
      ? new WebAssembly.Memory({ initial: initialPages, maximum: maximumPages, shared: true })
      : undefined
  // The plain file brings its own memory; it is known once the instance exists.
  let memory = ownMemory as WebAssembly.Memory
  let bytes = new Uint8Array(0)
  const heap = () => {
    if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer)
    return bytes
  }

  const fail = (reason: string) => () => {
    throw new WebAssembly.RuntimeError(`tfjs-backend-wasm: ${reason}`)
  }
  const nothing = () => 0
  const environment: Record<string, unknown> = {
    memory: ownMemory,
    abort: fail('aborted'),
    exit: fail('exited'),
    emscripten_memcpy_big: (to: number, from: number, length: number) => {
      heap().copyWithin(to >>> 0, from >>> 0, (from >>> 0) + (length >>> 0))
    },
    emscripten_get_heap_max: () => (maximumPages - 1) * pageBytes,
    emscripten_resize_heap: (wanted: number) => grow(memory, wanted >>> 0),
    emscripten_num_logical_cores: () => 1,
    emscripten_get_now: () => performance.now(),
    emscripten_unwind_to_js_event_loop: nothing,
    emscripten_receive_on_main_thread_js: nothing,
    emscripten_check_blocking_allowed: nothing,
    _emscripten_set_offscreencanvas_size: nothing,
    _emscripten_notify_task_queue: nothing,
    _emscripten_default_pthread_stack_size: () => pageBytes,
    __emscripten_init_main_thread_js: (block: number) => {
      const start = calls._emscripten_thread_init as Call
      start(block, 0, 1, 1)
      ;(calls._emscripten_tls_init as Call)()
    },
    __emscripten_thread_cleanup: nothing,
    __pthread_create_js: () => EAGAIN,
  }
  const instance = await WebAssembly.instantiate(module, {
    env: environment as WebAssembly.ModuleImports,
    // Where C would print: only ever the last words before an abort.
    wasi_snapshot_preview1: { fd_close: nothing, fd_seek: nothing, fd_write: nothing },
  })
  const calls = instance.exports as Record<string, unknown>
  memory = ownMemory ?? (calls.memory as WebAssembly.Memory)
  ;(calls.__wasm_call_ctors as Call)()

  const call = (name: string) => calls[name] as Call
  const save = call('stackSave')
  const restore = call('stackRestore')
  const reserve = call('stackAlloc')

  /** As Emscripten's: arrays of bytes are laid on the stack for the length of the call. */
  const cwrap = (name: string, _returns: string | null, takes: string[]) => {
    const target = call(name)
    const arrays = takes.flatMap((kind, index) => (kind === 'array' ? [index] : []))
    if (arrays.length === 0) return target as (...values: never[]) => unknown
    return (...values: (number | Uint8Array)[]) => {
      const stack = save()
      for (const index of arrays) {
        const array = values[index] as Uint8Array
        const at = reserve(array.length)
        heap().set(array, at)
        values[index] = at
      }
      try {
        return target(...(values as number[]))
      } finally {
        restore(stack)
      }
    }
  }

  return {
    memory,
    get HEAPU8() {
      return heap()
    },
    _malloc: call('malloc'),
    _free: call('free'),
    cwrap: cwrap as XnnpackModule['cwrap'],
    tfjs: {
      init: call('init') as () => never,
      initWithThreadsCount: () => (call('init_with_threads_count') as Call)(1) as never,
      getThreadsCount: call('get_threads_count'),
      registerTensor: call('register_tensor') as never,
      disposeData: call('dispose_data') as never,
      dispose: call('dispose') as never,
    },
  }
}

/** A fifth more than is there, at most 96 MiB, but at least what is wanted, as Emscripten does. */
const grow = (memory: WebAssembly.Memory, wanted: number): number => {
  const have = memory.buffer.byteLength
  if (wanted <= have) return 1
  const generous = Math.max(wanted, Math.min(have * 1.2, wanted + 96 * 2 ** 20))
  for (const target of [generous, wanted]) {
    const pages = Math.min(maximumPages - 1, Math.ceil(target / pageBytes))
    if (pages * pageBytes < wanted) continue
    try {
      memory.grow(pages - have / pageBytes)
      return 1
    } catch {
      // Refused by the host: ask for less.
    }
  }
  return 0
}
