import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { datasetsError } from '../errors.js'
import type { Utterance } from './utterances.js'

/** Speaks words one after the other. */
export interface Flite {
  /** A WAV file. */
  say(utterance: Pick<Utterance, 'word' | 'voice' | 'stretch'>): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * Runs beside, for each word takes some 30 ms, and node:wasi warns that it is experimental, which
 * nobody needs to read. As text, since a bundle would not hold a file of its own for it.
 */
const program = `
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { WASI } = require('node:wasi')
const { parentPort, workerData } = require('node:worker_threads')
const module = new WebAssembly.Module(readFileSync(workerData.path))
parentPort.on('message', ({ id, args }) => {
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: ['flite', ...args, '-o', '/out/word.wav'],
      preopens: { '/out': workerData.folder },
      returnOnExit: true,
    })
    const instance = new WebAssembly.Instance(module, wasi.getImportObject())
    const code = wasi.start(instance)
    if (code !== 0) throw new Error('flite ended with ' + code)
    const bytes = readFileSync(join(workerData.folder, 'word.wav'))
    parentPort.postMessage({ id, bytes })
  } catch (error) {
    parentPort.postMessage({ id, reason: String(error) })
  }
})
`

type Answer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly reason: string }

/**
 * Starts the speech synthesiser Flite, compiled to WebAssembly.
 *
 * @param path of `flite.wasm`
 * @throws `datasets/speech` where it does not speak
 */
export const openFlite = async (path: string): Promise<Flite> => {
  const folder = await mkdtemp(join(tmpdir(), 'firstgrad-speech-'))
  const worker = new Worker(program, {
    eval: true,
    execArgv: ['--no-warnings'],
    workerData: { path, folder },
  })
  const waiting = new Map<
    number,
    { resolve: (bytes: Uint8Array) => void; reject: (error: unknown) => void }
  >()
  let dead: string | undefined
  const failureOf = (reason: string) => datasetsError('datasets/speech', { path, reason })
  const die = (reason: string) => {
    dead ??= reason
    for (const { reject } of waiting.values()) reject(failureOf(dead))
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('bytes' in answer) asked?.resolve(answer.bytes)
    else asked?.reject(failureOf(answer.reason))
  })
  worker.on('error', (error) => die(error.message))
  worker.on('exit', () => die('it ended'))
  let count = 0
  return {
    say: ({ word, voice, stretch }) =>
      new Promise((resolve, reject) => {
        if (dead !== undefined) {
          reject(failureOf(dead))
          return
        }
        const id = count++
        waiting.set(id, { resolve, reject })
        const args = ['-voice', voice, '--setf', `duration_stretch=${stretch}`, '-t', word]
        worker.postMessage({ id, args })
      }),
    async close() {
      await worker.terminate()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
