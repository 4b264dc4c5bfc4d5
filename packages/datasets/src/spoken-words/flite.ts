import { datasetsError } from '../errors.js'
import type { Utterance } from './utterances.js'

/** A WAV file of a word. @throws `datasets/speech` */
export type Flite = (
  utterance: Pick<Utterance, 'word' | 'voice' | 'stretch'>,
) => Promise<Uint8Array>

/**
 * Compiles the speech synthesiser Flite. Its world is one folder in memory: `node:wasi` of Node 20 ends
 * the whole process when it is collected as garbage, and pages have none.
 *
 * @param file how errors call `flite.wasm`
 * @throws `datasets/speech` where it is no synthesiser
 */
export const openFlite = async (bytes: Uint8Array<ArrayBuffer>, file: string): Promise<Flite> => {
  const failure = (cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return datasetsError('datasets/speech', { path: file, reason }, { cause })
  }
  const { File, OpenFile, PreopenDirectory, WASI } = await import('@bjorn3/browser_wasi_shim')
  const module = await WebAssembly.compile(bytes).catch((cause) => {
    throw failure(cause)
  })
  return async ({ word, voice, stretch }) => {
    const spoken = new File([])
    const folder = new PreopenDirectory('/out', new Map([['word.wav', spoken]]))
    const silent = () => new OpenFile(new File([]))
    const args = ['-voice', voice, '--setf', `duration_stretch=${stretch}`, '-t', word]
    const wasi = new WASI(
      ['flite', ...args, '-o', '/out/word.wav'],
      [],
      [silent(), silent(), silent(), folder],
      { debug: false },
    )
    let code: number
    try {
      const instance = await WebAssembly.instantiate(module, {
        wasi_snapshot_preview1: wasi.wasiImport,
      })
      code = wasi.start(instance as never)
    } catch (cause) {
      throw failure(cause)
    }
    if (code !== 0) throw failure(`it ended with ${code}`)
    return spoken.data
  }
}
