import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** @param {readonly string[]} args */
const tmux = (...args) => execFileSync('tmux', args, { encoding: 'utf8' })

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms))

/**
 * A terminal in tmux with the command `firstgrad`, whose home is an empty folder.
 *
 * @param {{ columns: number, rows: number, home: string, main: string }} options
 */
export const openTerminal = async ({ columns, rows, home, main }) => {
  const session = `firstgrad-${process.pid}`
  const data = process.env.FIRSTGRAD_DATA_DIR ?? join(homedir(), '.cache/firstgrad')
  mkdirSync(join(home, 'kept'), { recursive: true })
  const start = join(home, 'kept/bashrc')
  writeFileSync(
    start,
    [
      `firstgrad() { node ${JSON.stringify(main)} "$@"; }`,
      `PS1='$ '`,
      `export FIRSTGRAD_PROGRESS=${JSON.stringify(join(home, 'kept/progress.json'))}`,
      `export FIRSTGRAD_DATA_DIR=${JSON.stringify(data)} FIRSTGRAD_LANG=en NO_COLOR=1 LANG=C.UTF-8`,
      `cd ${JSON.stringify(home)}`,
    ].join('\n'),
  )
  const size = ['-x', String(columns), '-y', String(rows)]
  tmux('new-session', '-d', '-s', session, ...size, `bash --rcfile ${JSON.stringify(start)} -i`)
  tmux('set-option', '-t', session, 'history-limit', '20000')

  /** The whole of what is shown, without paths of this machine. */
  const text = (/** @type {string[]} */ ...flags) =>
    tmux('capture-pane', '-p', '-t', session, ...flags)
      .replaceAll(home, '~')
      .trimEnd()

  const type = (/** @type {string} */ command) => {
    tmux('send-keys', '-t', session, '-l', command)
    tmux('send-keys', '-t', session, 'Enter')
  }

  /** Waits for a prompt with nothing behind it, twice in a row. */
  const prompt = async () => {
    for (let seen = 0; seen < 2; ) {
      await pause(250)
      const running = tmux('display-message', '-p', '-t', session, '#{pane_current_command}').trim()
      seen = running === 'bash' && /(^|\n)\$$/.test(text()) ? seen + 1 : 0
    }
  }
  await prompt()

  return {
    /**
     * What a command prints.
     *
     * @param {string} command
     * @param {string} [question] words after which Enter takes the first answer
     */
    run: async (command, question) => {
      tmux('send-keys', '-t', session, 'C-l')
      await pause(200)
      tmux('clear-history', '-t', session)
      type(command)
      if (question !== undefined) {
        while (!text().includes(question)) await pause(100)
        type('1')
      }
      await prompt()
      const lines = text('-S', '-').split('\n')
      const from = lines.findIndex((line) => line.startsWith(`$ ${command.slice(0, 60)}`))
      return lines
        .slice(from + 1)
        .join('\n')
        .replace(/\n\$\s*$/, '')
        .trimEnd()
    },
    /** The screen of a command that goes on, after something happened. @param {string} command @param {() => void} act */
    watch: async (command, act) => {
      type(command)
      await pause(8000)
      act()
      await pause(4000)
      const shown = text()
      tmux('send-keys', '-t', session, 'C-c')
      await prompt()
      return shown
    },
    close: () => tmux('kill-session', '-t', session),
  }
}
