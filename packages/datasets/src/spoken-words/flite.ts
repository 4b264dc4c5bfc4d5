import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { datasetsError } from '../errors.js'
import type { Utterance } from './utterances.js'

/** Speaks words one after the other. */
export interface Flite {
  /** A WAV file. */
  say(utterance: Pick<Utterance, 'word' | 'voice' | 'stretch'>): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * A process of its own, for each word takes some 30 ms, and a Worker that runs WASI can end the whole
 * process when it ends (Node 20). As text, since a bundle would not hold a file of its own for it.
 */
const program = `
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { WASI } = require('node:wasi')
const [, path, folder] = process.argv
const module = new WebAssembly.Module(readFileSync(path))
process.on('disconnect', () => process.exit())
process.on('message', ({ id, args }) => {
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: ['flite', ...args, '-o', '/out/word.wav'],
      preopens: { '/out': folder },
      returnOnExit: true,
    })
    const instance = new WebAssembly.Instance(module, wasi.getImportObject())
    const code = wasi.start(instance)
    if (code !== 0) throw new Error('flite ended with ' + code)
    const bytes = readFileSync(join(folder, 'word.wav'))
    process.send({ id, bytes: new Uint8Array(bytes) })
  } catch (error) {
    process.send({ id, reason: String(error) })
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
  const speaker = spawn(process.execPath, ['--no-warnings', '-e', program, path, folder], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: { ...process.env, NODE_OPTIONS: '' },
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
  speaker.on('message', (message) => {
    const answer = message as Answer
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('bytes' in answer) asked?.resolve(answer.bytes)
    else asked?.reject(failureOf(answer.reason))
  })
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      die(reason)
      resolve()
    }
    speaker.on('error', (error) => end(error.message))
    speaker.on('close', () => end('it ended'))
  })
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
        speaker.send({ id, args }, (error) => {
          if (error) die(error.message)
        })
      }),
    async close() {
      speaker.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
